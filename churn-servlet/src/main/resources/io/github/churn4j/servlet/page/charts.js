// Small drawings: the gauge, bars and traces.

const ARC = Math.PI * 80;
const onArc = (radius, share) => [100 - radius * Math.cos(Math.PI * share), 100 - radius * Math.sin(Math.PI * share)];
function arc(radius, from, to) {
  const [x1, y1] = onArc(radius, from), [x2, y2] = onArc(radius, to);
  return `M${x1.toFixed(2)} ${y1.toFixed(2)}A${radius} ${radius} 0 0 1 ${x2.toFixed(2)} ${y2.toFixed(2)}`;
}

/** A probability on an arc with the zones of risk around it and the threshold across. */
function gauge(probability) {
  const threshold = Number(model().threshold), medium = Number(model().medium), high = Number(model().high);
  const level = levelOf(probability);
  const value = svg('path', {class: 'gauge-value ' + level, d: arc(80, 0, 1), 'stroke-dasharray': `0 ${ARC}`});
  const [tx1, ty1] = onArc(70, threshold), [tx2, ty2] = onArc(97, threshold);
  const zone = (from, to, name) => to - from > 0.01
    ? svg('path', {class: 'gauge-zone ' + name, d: arc(93, from + 0.004, to - 0.004)}) : null;
  const drawing = svg('svg', {
    class: 'gauge', viewBox: '0 0 200 122', role: 'img',
    'aria-label': `Probability of leaving ${percent(probability)}, ${level} risk, threshold ${percent(threshold)}`
  },
    svg('path', {class: 'gauge-track', d: arc(80, 0, 1)}), value,
    zone(0, medium, 'low'), zone(medium, high, 'medium'), zone(high, 1, 'high'),
    svg('line', {class: 'gauge-threshold', x1: tx1, y1: ty1, x2: tx2, y2: ty2}),
    svg('text', {class: 'big', x: 100, y: 94, 'text-anchor': 'middle'}, percent(probability)),
    svg('text', {class: 'small', x: 100, y: 116, 'text-anchor': 'middle'}, 'probability of leaving'));
  requestAnimationFrame(() => requestAnimationFrame(
    () => value.setAttribute('stroke-dasharray', `${(probability * ARC).toFixed(2)} ${ARC}`)));
  return drawing;
}

/** A bar from 0 to 1 with a mark at another value, for the eye only. */
function scale(probability, mark) {
  const bar = h('i', {class: levelOf(probability)});
  bar.style.width = percentWidth(probability);
  const box = h('div', {class: 'scale', 'aria-hidden': 'true'}, bar);
  if (mark !== undefined) {
    const line = h('b');
    line.style.left = percentWidth(mark);
    box.append(line);
  }
  return box;
}
const percentWidth = share => (Math.max(0, Math.min(1, share)) * 100).toFixed(2) + '%';

function niceTop(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 10].map(m => m * power).find(top => top >= value);
}

const PLOT = {
  // Narrow where the screen is, so that text keeps its size.
  get width() { return matchMedia('(max-width: 44rem)').matches ? 310 : 460; },
  height: 170, left: 40, right: 8, top: 8, bottom: 24
};

function frame(label, top, format) {
  const {width, height, left, right, bottom} = PLOT;
  const drawing = svg('svg', {class: 'plot', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label});
  for (const share of [0, 0.5, 1]) {
    const y = height - bottom - share * (height - bottom - PLOT.top);
    drawing.append(svg('line', {class: 'gridline', x1: left, x2: width - right, y1: y, y2: y}),
      svg('text', {x: left - 7, y: y + 4, 'text-anchor': 'end'}, format(top * share)));
  }
  return drawing;
}

/** Bars side by side; labels below where given. */
function bars(label, values, labels, tones = []) {
  const {width, height, left, right, bottom} = PLOT;
  const top = niceTop(Math.max(...values, 0)), step = (width - left - right) / values.length;
  const drawing = frame(label, top, v => compact(v));
  values.forEach((value, i) => {
    const tall = value / top * (height - bottom - PLOT.top);
    const bar = svg('rect', {
      class: 'bar-fill ' + (tones[i] || ''), x: (left + i * step + step * 0.08).toFixed(1),
      y: (height - bottom - tall).toFixed(1), width: (step * 0.84).toFixed(1), height: tall.toFixed(1), rx: 1.5
    }, svg('title', {}, `${labels[i].long}: ${number(value)}`));
    drawing.append(bar);
    if (labels[i].below) {
      drawing.append(svg('text', {
        x: (left + (i + (labels[i].edge ? 0 : 0.5)) * step).toFixed(1), y: height - 7, 'text-anchor': 'middle'
      }, labels[i].below));
    }
  });
  return drawing;
}

/** Values over time; the first one filled beneath. */
function traces(label, times, series) {
  const {width, height, left, right, bottom} = PLOT;
  const top = niceTop(Math.max(...series.flat().filter(Number.isFinite), 0));
  const drawing = frame(label, top, v => compact(v));
  const x = i => left + (times.length < 2 ? 0.5 : i / (times.length - 1)) * (width - left - right);
  const y = v => height - bottom - v / top * (height - bottom - PLOT.top);
  series.forEach((values, s) => {
    const points = values.map((v, i) => `${x(i).toFixed(1)} ${y(Number.isFinite(v) ? v : 0).toFixed(1)}`);
    if (s === 0) {
      drawing.append(svg('path', {class: 'area', d: `M${x(0)} ${y(0)}L${points.join('L')}L${x(times.length - 1)} ${y(0)}Z`}));
    }
    drawing.append(points.length > 1 ? svg('path', {class: s ? 'trace second' : 'trace', d: 'M' + points.join('L')})
      : svg('circle', {class: s ? 'dot second' : 'dot', cx: x(0), cy: y(values[0] || 0).toFixed(1), r: 4}));
  });
  const clock = time => new Date(time).toLocaleTimeString(undefined, {hour: '2-digit', minute: '2-digit'});
  if (times.length === 1) {
    drawing.append(svg('text', {x: x(0), y: height - 7, 'text-anchor': 'middle'}, clock(times[0])));
  } else if (times.length > 1) {
    drawing.append(svg('text', {x: left, y: height - 7}, clock(times[0])),
      svg('text', {x: width - right, y: height - 7, 'text-anchor': 'end'}, clock(times[times.length - 1])));
  }
  return drawing;
}
