// Drawings of drift: two distributions upon each other, how a p-value went, the verdicts in a row, performance over time.

const shares = counts => {
  const total = counts.reduce((sum, c) => sum + (c || 0), 0);
  return counts.map(c => total > 0 ? (c || 0) / total : 0);
};

/** Long tails would flatten everything else: what lies far behind the bulk of both is left out of a miniature. */
function bulk(reference, current) {
  let last = reference.length;
  while (last > 8 && reference[last - 1] < 0.004 && current[last - 1] < 0.004) last--;
  return last;
}

function distributionWords(feature) {
  const {reference, current, levels, edges} = feature.distribution;
  const then = shares(reference), now = shares(current);
  let most = 0;
  then.forEach((_, i) => { if (Math.abs(now[i] - then[i]) > Math.abs(now[most] - then[most])) most = i; });
  const where = levels ? levels[most] : `${shown(short(edges[most]))} to ${shown(short(edges[most + 1]))}`;
  return `${feature.column}: furthest apart at ${where}, ${percent(then[most])} of the reference and ${percent(now[most])} now`;
}

const short = value => Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '';

/** The reference as a grey ground and the present as bars or a line upon it, in the size of a word. */
function miniature(feature) {
  const width = 132, height = 38;
  const then = shares(feature.distribution.reference), now = shares(feature.distribution.current);
  const bins = feature.distribution.levels ? then.length : bulk(then, now);
  const most = Math.max(...then.slice(0, bins), ...now.slice(0, bins), 1e-9), step = width / bins;
  const tall = share => (share / most * (height - 2)).toFixed(1);
  const drawing = svg('svg', {class: 'miniature', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': distributionWords(feature)});
  for (let i = 0; i < bins; i++) {
    drawing.append(svg('rect', {class: 'then', x: (i * step + step * 0.06).toFixed(1), y: (height - tall(then[i])).toFixed(1),
      width: (step * 0.88).toFixed(1), height: tall(then[i])}));
  }
  drawing.append(nowMarks(feature, now.slice(0, bins), i => i * step, step, share => height - tall(share)));
  return drawing;
}

/** The present: a step line over bins, a mark for each level, which have no order. */
function nowMarks(feature, now, x, step, y) {
  if (feature.distribution.levels) {
    return svg('g', {}, now.map((share, i) => svg('rect', {class: 'now-mark', x: (x(i) + step * 0.06).toFixed(1),
      y: (Number(y(share)) - 1).toFixed(1), width: (step * 0.88).toFixed(1), height: 2.5})));
  }
  const points = now.flatMap((share, i) => [`${x(i).toFixed(1)} ${Number(y(share)).toFixed(1)}`, `${(x(i) + step).toFixed(1)} ${Number(y(share)).toFixed(1)}`]);
  return svg('path', {class: 'now', d: 'M' + points.join('L')});
}

/** The same in full size, with axes. */
function distributionChart(feature) {
  const {width, height, left, right, top, bottom} = PLOT;
  const {levels, edges} = feature.distribution;
  const then = shares(feature.distribution.reference), now = shares(feature.distribution.current);
  const most = niceTop(Math.max(...then, ...now)), step = (width - left - right) / then.length;
  const drawing = frame(distributionWords(feature), most, v => percent(v, most < 0.05 ? 1 : 0));
  const x = i => left + i * step, y = share => height - bottom - share / most * (height - bottom - top);
  then.forEach((share, i) => drawing.append(svg('rect', {class: 'then', x: (x(i) + step * 0.05).toFixed(1), y: y(share).toFixed(1),
    width: (step * 0.9).toFixed(1), height: (height - bottom - y(share)).toFixed(1)},
  svg('title', {}, `${levels ? levels[i] : `${short(edges[i])} to ${short(edges[i + 1])}`}: ${percent(share)} then, ${percent(now[i])} now`))));
  drawing.append(nowMarks(feature, now, x, step, y));
  if (levels) {
    const most = Math.max(3, Math.floor(step / 6.2));
    levels.forEach((level, i) => drawing.append(svg('text', {x: (x(i) + step / 2).toFixed(1), y: height - 7, 'text-anchor': 'middle'},
      level.length > most ? level.slice(0, Math.max(1, most - 1)) + '…' : level)));
  } else {
    [0, 0.5, 1].forEach((share, k) => drawing.append(svg('text', {x: left + share * (width - left - right), y: height - 7,
      'text-anchor': ['start', 'middle', 'end'][k]}, compactNumber(edges[Math.round(share * then.length)]))));
  }
  return drawing;
}

const compactNumber = value => !Number.isFinite(value) ? '–' : Math.abs(value) >= 1000 ? number(Math.round(value)) : short(value);

const SUPERSCRIPT = {'-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹'};

/** A probability as people write it: .03, 0.0004, 2 · 10⁻⁹. */
function probability(p) {
  if (!Number.isFinite(p)) return '–';
  if (p === 0) return 'below 10⁻³⁰⁰';
  if (p >= 0.001) return p.toFixed(3);
  const [digits, exponent] = p.toExponential(0).split('e');
  return `${digits} · 10${[...exponent].map(c => SUPERSCRIPT[c]).join('')}`;
}

const DEEPEST = 12;
const depth = p => Number.isFinite(p) ? Math.min(DEEPEST, -Math.log10(Math.max(p, 1e-300))) : NaN;

/** How small the p-value was from window to window, in powers of ten; alarms lie beyond the dashed line. */
function pChart(feature, windows, alpha) {
  const {width, height, left, right, bottom, top} = PLOT;
  const values = feature.history.p_value.map(depth);
  const most = Math.max(4, Math.ceil(Math.max(depth(alpha) + 1, ...values.filter(Number.isFinite)) / 2) * 2);
  const alarms = values.filter(v => v >= depth(alpha)).length;
  const drawing = frame(`P-value of ${feature.column} in the last ${plural(windows.length, 'window')}, ${plural(alarms, 'alarm')}`, most,
    v => v === 0 ? '1' : v >= DEEPEST ? '≤10⁻¹²' : `10${[...('-' + v)].map(c => SUPERSCRIPT[c]).join('')}`);
  const x = i => left + (values.length < 2 ? 0.5 : i / (values.length - 1)) * (width - left - right - 4) + 2;
  const y = v => height - bottom - v / most * (height - bottom - top);
  drawing.append(svg('line', {class: 'limit', x1: left, x2: width - right, y1: y(depth(alpha)), y2: y(depth(alpha))}));
  drawing.append(...brokenLine(values, x, y, 'trace'));
  values.forEach((v, i) => {
    if (Number.isFinite(v)) {
      drawing.append(svg('circle', {class: v >= depth(alpha) ? 'dot alarm' : 'dot', cx: x(i).toFixed(1), cy: y(v).toFixed(1), r: v >= depth(alpha) ? 3.5 : 2},
        svg('title', {}, `Window ${windows[i].number}: p ${probability(feature.history.p_value[i])}`)));
    }
  });
  return timed(drawing, windows.map(w => w.to));
}

/** The mean score from window to window; nothing where a window had none. */
function scoreChart(windows) {
  const {width, height, left, right, bottom, top} = PLOT;
  const values = windows.map(w => w.mean_score ?? NaN);
  const most = niceTop(Math.max(...values.filter(Number.isFinite), 0));
  const drawing = frame(`Mean probability of leaving in the last ${plural(windows.length, 'window')}`, most, v => percent(v, most < 0.05 ? 1 : 0));
  const x = i => left + (values.length < 2 ? 0.5 : i / (values.length - 1)) * (width - left - right - 4) + 2;
  const y = v => height - bottom - v / most * (height - bottom - top);
  drawing.append(...brokenLine(values, x, y, 'trace'));
  values.forEach((v, i) => {
    if (Number.isFinite(v)) {
      drawing.append(svg('circle', {class: 'dot', cx: x(i).toFixed(1), cy: y(v).toFixed(1), r: values.length > 1 ? 2 : 4},
        svg('title', {}, `Window ${windows[i].number}: ${percent(v, 1)}`)));
    }
  });
  return timed(drawing, windows.map(w => w.to));
}

/** A line that is not drawn where there is nothing. */
function brokenLine(values, x, y, css) {
  const pieces = [];
  let piece = [];
  values.forEach((v, i) => {
    if (Number.isFinite(v)) piece.push(`${x(i).toFixed(1)} ${y(v).toFixed(1)}`);
    if ((!Number.isFinite(v) || i === values.length - 1) && piece.length) {
      if (piece.length > 1) pieces.push(svg('path', {class: css, d: 'M' + piece.join('L')}));
      piece = [];
    }
  });
  return pieces;
}

function clockTime(time, span) {
  const date = new Date(time);
  return span > 2 * 86400e3 ? date.toLocaleDateString(undefined, {month: 'short', day: 'numeric'})
    : date.toLocaleTimeString(undefined, {hour: '2-digit', minute: '2-digit'});
}

function timed(drawing, times) {
  if (!times.length) return drawing;
  const span = new Date(times[times.length - 1]) - new Date(times[0]);
  drawing.append(svg('text', {x: PLOT.left, y: PLOT.height - 7}, clockTime(times[0], span)));
  if (times.length > 1) {
    drawing.append(svg('text', {x: PLOT.width - PLOT.right, y: PLOT.height - 7, 'text-anchor': 'end'}, clockTime(times[times.length - 1], span)));
  }
  return drawing;
}

/** ROC AUC as estimated, with its interval, and as it came true. */
function performanceChart(entries) {
  const {width, height, left, right, bottom, top} = PLOT;
  const known = entries.filter(e => Number.isFinite(e.roc_auc.value));
  const middle = e => (new Date(e.from).getTime() + new Date(e.to).getTime()) / 2;
  const first = Math.min(...known.map(middle)), last = Math.max(...known.map(middle));
  const low = Math.max(0, Math.floor((Math.min(...known.map(e => e.roc_auc.low ?? e.roc_auc.value)) - 0.01) * 10) / 10), most = 1 - low || 1;
  const estimated = known.filter(e => e.kind === 'estimated'), realised = known.filter(e => e.kind === 'realised');
  const drawing = frame(`ROC AUC of ${plural(estimated.length, 'window')} as estimated and of ${plural(realised.length, 'day')} as it came true`,
    most, v => (low + v).toFixed(2));
  const x = e => left + 6 + (last > first ? (middle(e) - first) / (last - first) : 0.5) * (width - left - right - 12);
  const y = v => height - bottom - (v - low) / most * (height - bottom - top);
  if (estimated.length > 1) {
    const upper = estimated.map(e => `${x(e).toFixed(1)} ${y(e.roc_auc.high ?? e.roc_auc.value).toFixed(1)}`);
    const lower = estimated.map(e => `${x(e).toFixed(1)} ${y(e.roc_auc.low ?? e.roc_auc.value).toFixed(1)}`).reverse();
    drawing.append(svg('path', {class: 'area', d: `M${upper.join('L')}L${lower.join('L')}Z`}),
      svg('path', {class: 'trace', d: 'M' + estimated.map(e => `${x(e).toFixed(1)} ${y(e.roc_auc.value).toFixed(1)}`).join('L')}));
  }
  for (const e of estimated) {
    drawing.append(svg('circle', {class: 'dot', cx: x(e).toFixed(1), cy: y(e.roc_auc.value).toFixed(1), r: estimated.length > 1 ? 2 : 4},
      svg('title', {}, `Window ${e.window}: ${e.roc_auc.value.toFixed(3)} estimated`)));
  }
  for (const e of realised) {
    drawing.append(svg('rect', {class: 'square', x: (x(e) - 4.5).toFixed(1), y: (y(e.roc_auc.value) - 4.5).toFixed(1), width: 9, height: 9},
      svg('title', {}, `${new Date(e.from).toLocaleDateString()}: ${e.roc_auc.value.toFixed(3)} of ${plural(e.rows, 'outcome')}`)));
  }
  return timed(drawing, known.map(e => new Date(middle(e)).toISOString()).sort());
}
