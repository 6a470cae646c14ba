// Whether customers and scores drift: the verdict in words, what moved, how it went, and what it means for the model.

const DRIFT_EVERY = 5000, FEATURES_AT_ONCE = 8;
const TESTS = {ks: 'Kolmogorov–Smirnov', chi2: 'χ²', missing: 'Missing values', new: 'New values'};
const STATISTICS = {ks: 'D', chi2: 'χ²', missing: 'Difference', new: 'Difference'};
const SCORE = 'attrition_probability';

const drift = {
  token: '', // in memory only: a reload forgets it

  start() {
    this.panel = $('panel-drift');
    if (!this.panel) return;
    this.state = $('drift-state');
    this.place = $('drift-content');
    this.head = h('div');
    this.body = h('div', {class: 'drift-body'});
    this.news = h('p', {class: 'unseen', role: 'status'}); // read out, and so written only where the verdict is another one
    this.panel.append(this.news);
    tabs.listeners.push(name => this.look(name));
    document.addEventListener('visibilitychange', () => this.look(tabs.shown));
    matchMedia('(max-width: 44rem)').addEventListener('change', () => { this.drawn = ''; if (this.known) this.show(this.known); });
  },

  look(name) {
    clearTimeout(this.timer);
    if (name === 'drift' && !document.hidden) this.poll();
  },

  async poll() {
    clearTimeout(this.timer);
    if (this.panel.dataset.readers === 'token' && !this.token) return this.askForToken('');
    try {
      const headers = {Accept: 'application/json'};
      if (this.token) headers.Authorization = 'Bearer ' + this.token;
      const response = await fetch('drift', {headers});
      if (!response.ok) throw await refusal(response);
      this.known = await response.json();
      this.show(this.known);
      this.state.textContent = `Version ${result.short(this.known.model_version)}, as of ${new Date().toLocaleTimeString()}`;
      this.stale(false);
    } catch (error) {
      if (error.problem?.status === 401) return this.askForToken('That is not the administrator’s token.');
      this.state.textContent = told(error) + (this.known ? ' These are the figures from before.' : '');
      this.stale(true);
    }
    clearTimeout(this.timer);
    if (tabs.shown === 'drift' && !document.hidden) this.timer = setTimeout(() => this.poll(), DRIFT_EVERY);
  },

  stale(stale) {
    this.state.classList.toggle('bad', stale);
    this.place.classList.toggle('stale', stale);
  },

  askForToken(trouble) {
    this.stale(false);
    this.state.textContent = 'Closed';
    if (!trouble && this.asking?.isConnected) return; // somebody may be typing
    const input = h('input', {type: 'password', id: 'drift-token', autocomplete: 'off', required: true,
      'aria-describedby': trouble ? 'drift-token-why drift-token-trouble' : 'drift-token-why', 'aria-invalid': trouble ? 'true' : null});
    const refused = trouble ? notice('Not accepted.', trouble) : null;
    if (refused) refused.id = 'drift-token-trouble';
    const form = h('form', {class: 'card ask-token'},
      h('p', {class: 'hint', id: 'drift-token-why'}, 'Reading about drift takes the administrator’s token. It is kept in memory only, until this page is'
        + ' closed or loaded again.'),
      h('label', {for: 'drift-token'}, 'Administrator’s token'),
      h('div', {class: 'ask-row'}, input, h('button', {type: 'submit', class: 'button primary'}, 'Show drift')),
      refused);
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.token = input.value.trim();
      this.poll();
    });
    this.token = '';
    this.known = null;
    this.drawn = '';
    this.asking = form;
    this.place.replaceChildren(form);
    if (trouble) input.focus();
  },

  /** The head always; what can hold the focus only where something changed. */
  show(known) {
    if (this.head.parentNode !== this.place) this.place.replaceChildren(this.head, this.body);
    this.head.replaceChildren(this.verdict(known), this.tiles(known));
    this.tellVerdict(known);
    const drawn = JSON.stringify([known.model_version, known.latest, known.episodes, known.performance, known.score_change, known.error_change, this.chosen, this.all]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focus = document.activeElement?.dataset?.key;
    this.body.replaceChildren(...this.cards(known));
    if (focus) this.body.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  },

  tellVerdict(known) {
    const told = known.model_version + known.verdict;
    if (told === this.toldVerdict) return;
    this.toldVerdict = told;
    this.news.textContent = this.sentence(known, this.open(known));
  },

  open({episodes}) {
    return episodes.find(e => e.closed === null);
  },

  cards(known) {
    const judged = known.features.some(f => f.tests.length);
    if (!judged) {
      return known.performance.length ? [this.performance(known), this.limits(known)] : [this.limits(known)];
    }
    this.ranks = this.ranked(known);
    this.shown = (this.ranks.find(f => f.column === this.chosen) ?? this.ranks[0]).column; // what was chosen, else what moved most
    return [this.features(known), this.chosenFeature(known), this.windows(known), this.performance(known), this.episodes(known),
      this.limits(known)];
  },

  rows({policy}) {
    const rows = /^(?:tumbling|sliding)\((\d+)/.exec(policy.window);
    return rows ? Number(rows[1]) : null;
  },

  windowWords(window) {
    const time = t => t.replace(/^PT?/, '').toLowerCase();
    const [, kind, length, stride] = /^(tumbling|sliding)\(([^,)]+),?([^)]*)\)$/.exec(window) ?? [];
    if (!kind) return window;
    const of = text => /^\d+$/.test(text) ? plural(Number(text), 'customer') : time(text);
    return kind === 'tumbling' ? `windows of ${of(length)}` : `the last ${of(length)}, judged every ${of(stride)}`;
  },

  verdict(known) {
    const {verdict, latest, counts} = known;
    const open = this.open(known);
    const [css, title] = verdict === 'drift' ? ['high', 'Drift'] : verdict === 'stable' ? ['low', 'Stable'] : ['', 'Not known yet'];
    return h('section', {class: 'card drift-verdict', 'aria-labelledby': 'drift-verdict'},
      h('p', {}, h('span', {class: 'badge ' + css}, title)),
      h('h3', {id: 'drift-verdict', class: 'drift-sentence'}, this.sentence(known, open)),
      h('p', {class: 'hint'}, this.reason(known, open)),
      counts.refused ? h('p', {class: 'hint', id: 'drift-refused'}, this.refused(known)) : null,
      this.collected(counts, known, latest));
  },

  sentence({verdict, model, latest}, open) {
    if (verdict === 'drift') return `Customers have changed since ${new Date(open?.opened ?? latest.from).toLocaleString()}`;
    if (verdict === 'stable') return `Customers look like those ${model} was checked on`;
    return latest ? 'Too few customers to say' : 'No window is complete yet';
  },

  reason({verdict, latest, features, policy, reference, counts}, open) {
    const alarmed = features.filter(f => f.tests.some(t => t.drift));
    const compared = `the reference (${plural(reference.rows, 'customer')}, ${reference.origin})`;
    if (verdict === 'drift') {
      const named = (alarmed.length ? alarmed.map(f => this.name(f)) : (open?.alarms ?? []).map(a => this.name(a))).filter((n, i, all) => all.indexOf(n) === i);
      const list = this.list(named.length > 4 ? [...named.slice(0, 3), `${named.length - 3} more`] : named);
      return alarmed.length ? `In the latest window ${list} ${alarmed.length === 1 ? 'differs' : 'differ'} from ${compared}.`
        : `The latest window is quiet again; ${plural(policy.rearm, 'quiet window')} in a row end the episode that ${list} opened.`;
    }
    if (verdict === 'stable') return `None of ${plural(features.reduce((sum, f) => sum + f.tests.length, 0), 'test')} alarms in the latest window of ${plural(latest.rows, 'customer')}, against ${compared}.`;
    return latest ? `The latest window holds ${plural(latest.rows, 'customer')}, expected at least ${number(policy.minimum)}.`
      : counts.observed ? 'The first verdict comes with the first complete window.' : 'Nothing was predicted since the watching began.';
  },

  refused({counts, latest}) {
    const share = (refused, rows) => `${number(refused)} of ${plural(rows + refused, 'record')}`;
    const now = latest?.refused ? `, in the latest window ${share(latest.refused, latest.rows)}` : '';
    return `${share(counts.refused, counts.observed)} ${counts.refused === 1 ? 'was' : 'were'} refused${now}.`;
  },

  list(names) {
    return names.length < 2 ? names.join('') : names.slice(0, -1).join(', ') + ' and ' + names[names.length - 1];
  },

  collected(counts, known, latest) {
    const rows = this.rows(known);
    const sliding = known.policy.window.startsWith('sliding');
    if (rows === null || (sliding && latest)) return null;
    const text = `${number(Math.min(counts.filling, rows))} of ${plural(rows, 'customer')} collected for the next window`;
    return h('div', {class: 'collected'}, h('label', {for: 'drift-filling'}, text),
      h('progress', {id: 'drift-filling', max: rows, value: Math.min(counts.filling, rows)}));
  },

  tiles({counts, history, verdict, alerts}) {
    const tile = (name, value, unit, bad) => h('div', {class: bad ? 'tile bad' : 'tile'}, h('dt', {}, name),
      h('dd', {}, value, unit ? h('small', {}, unit) : null));
    const alarms = history.filter(w => w.verdict === 'drift').length;
    return h('dl', {class: 'card tiles'},
      tile('Observed', compact(counts.observed), 'predictions'),
      tile('Windows', compact(history.length ? history[history.length - 1].number : 0), history.length ? `${compact(alarms)} of the last ${compact(history.length)} alarmed` : 'none yet', verdict === 'drift'),
      tile('Refused', compact(counts.refused), 'by the schema'),
      tile('Passed over', compact(counts.capped), 'one customer too often'),
      tile('Late', compact(counts.late), ''),
      counts.dropped > 0 || !alerts ? tile('Dropped', compact(counts.dropped), '', counts.dropped > 0) : null,
      alerts ? tile('Alerts', compact(alerts.delivered), alerts.failed + alerts.dropped ? `${compact(alerts.failed + alerts.dropped)} lost` : 'delivered', alerts.failed + alerts.dropped > 0) : null);
  },

  name(feature) {
    return feature.column === SCORE ? 'Score' : feature.column.replace(/_/g, ' ');
  },

  /** The test that speaks loudest. */
  loudest(feature) {
    return feature.tests.reduce((a, b) => a === null || b.p_value < a.p_value
      || (b.p_value === a.p_value && b.statistic > a.statistic) ? b : a, null);
  },

  ranked({features}) {
    return features.filter(f => f.tests.length).map(f => ({...f, loudest: this.loudest(f)}))
      .sort((a, b) => b.loudest.drift - a.loudest.drift || a.loudest.p_value - b.loudest.p_value || b.loudest.statistic - a.loudest.statistic);
  },

  features(known) {
    const ranked = this.ranks;
    const listed = this.all ? ranked : ranked.slice(0, FEATURES_AT_ONCE);
    const column = (text, css = '') => h('th', {scope: 'col', role: 'columnheader', class: css}, text);
    // Roles are said because a narrow screen lays rows out as boxes, which takes them from browsers' own tables.
    const table = h('table', {class: 'ranked drifted', role: 'table'},
      h('caption', {class: 'unseen'}, 'Features, those that moved most first'),
      h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, column('Feature'), column('Then and now'), column('Test', 'wide-only'),
        column('Statistic', 'number'), column('p', 'number'), column('Verdict'))),
      h('tbody', {role: 'rowgroup'}, listed.map(f => this.row(f))));
    const more = ranked.length - FEATURES_AT_ONCE;
    return h('section', {class: 'card', 'aria-labelledby': 'drift-features'},
      h('h3', {id: 'drift-features', class: 'card-title'}, 'What moved, in the latest window that was judged'),
      h('p', {class: 'hint'}, `A test alarms at p ≤ ${probability(known.policy.alpha)}. Grey is the reference, blue is now.`),
      h('div', {class: 'table-scroll', tabindex: '0', 'data-key': 'table', role: 'region', 'aria-label': 'Table of features'}, table),
      more > 0 ? h('p', {class: 'more'}, h('button', {type: 'button', class: 'button small', 'data-key': 'all', 'aria-expanded': String(Boolean(this.all)),
        onclick: () => { this.all = !this.all; this.show(known); }}, this.all ? 'Show fewer' : `Show ${number(more)} more`)) : null);
  },

  row(feature) {
    const {loudest} = feature, chosen = feature.column === this.shown;
    return h('tr', {role: 'row', class: chosen ? 'chosen' : null},
      h('th', {scope: 'row', role: 'rowheader'}, h('button', {type: 'button', class: 'as-link', 'data-key': 'feature ' + feature.column, 'aria-pressed': String(chosen),
        onclick: () => { this.chosen = feature.column; this.show(this.known); }}, this.name(feature))),
      h('td', {role: 'cell', class: 'drawn'}, feature.distribution ? miniature(feature) : '–'),
      h('td', {role: 'cell', class: 'wide-only'}, TESTS[loudest.test] ?? loudest.test),
      h('td', {role: 'cell', class: 'number', 'data-label': STATISTICS[loudest.test] ?? loudest.test}, loudest.statistic === null ? '–' : loudest.statistic.toFixed(3)),
      h('td', {role: 'cell', class: 'number', 'data-label': 'p'}, probability(loudest.p_value)),
      h('td', {role: 'cell'}, h('span', {class: 'mark-text ' + (loudest.drift ? 'rejected' : '')}, loudest.drift ? 'Moved' : 'Same')));
  },

  chosenFeature(known) {
    const feature = known.features.find(f => f.column === this.shown);
    const tests = feature.tests.map(t => h('div', {}, h('dt', {}, TESTS[t.test] ?? t.test),
      h('dd', {}, `${t.statistic === null ? '–' : t.statistic.toFixed(3)} · p ${probability(t.p_value)}${t.drift ? ' · alarm' : ''}`)));
    return h('section', {class: 'card', 'aria-labelledby': 'drift-chosen'},
      h('h3', {id: 'drift-chosen', class: 'card-title'}, this.name(feature)),
      h('div', {class: 'side-by-side'},
        h('div', {class: 'drawing'}, h('p', {class: 'hint'}, this.key([['then', 'Reference'], ['now', 'Latest window']])),
          feature.distribution ? distributionChart(feature) : h('p', {class: 'hint'}, 'The reference holds no values of it.')),
        h('div', {class: 'drawing'}, h('p', {class: 'hint'}, 'P-value from window to window; beyond the dashed line is an alarm'),
          pChart(feature, known.history, known.policy.alpha))),
      h('dl', {class: 'pairs'}, tests));
  },

  key(entries) {
    return entries.map(([css, text]) => h('span', {class: 'key'}, h('i', {class: css, 'aria-hidden': 'true'}), text));
  },

  windows({history, score_change: change, latest}) {
    const marks = {drift: 'high', stable: 'low', insufficient_data: ''};
    const alarms = history.filter(w => w.verdict === 'drift').length;
    const strip = h('div', {class: 'strip', role: 'img', 'aria-label': `${plural(alarms, 'alarm')} in the last ${plural(history.length, 'window')}, oldest first`},
      history.map(w => h('i', {class: marks[w.verdict], title: `Window ${w.number}, ${new Date(w.to).toLocaleString()}: ${w.verdict.replace('_', ' ')}`})));
    return h('section', {class: 'card', 'aria-labelledby': 'drift-windows'},
      h('h3', {id: 'drift-windows', class: 'card-title'}, 'Window by window'),
      h('p', {class: 'hint'}, this.key([['low', 'Stable'], ['high', 'Alarm'], ['', 'Too few customers']])), strip,
      h('p', {class: 'hint chart-title'}, 'Mean probability of leaving'), scoreChart(history),
      change ? h('p', {class: 'hint'}, `The mean went from ${percent(change.before)} to ${percent(change.after)} at ${new Date(change.at).toLocaleString()}.`) : null,
      (latest?.notes ?? []).length ? h('ul', {class: 'notes'}, latest.notes.map(n => h('li', {}, n))) : null);
  },

  performance({performance: entries, realised_kept: kept, error_change: error}) {
    const known = entries.filter(e => Number.isFinite(e.roc_auc.value));
    const newest = known.filter(e => e.kind === 'estimated').pop();
    const pair = (name, e, text) => e && Number.isFinite(e.value) ? h('div', {}, h('dt', {}, name), h('dd', {}, text(e.value),
      Number.isFinite(e.low) ? h('small', {}, ` ${text(e.low)} to ${text(e.high)}`) : null)) : null;
    return h('section', {class: 'card', 'aria-labelledby': 'drift-performance'},
      h('h3', {id: 'drift-performance', class: 'card-title'}, 'How good the model still is'),
      h('p', {class: 'hint'}, this.key([['now', 'ROC AUC, estimated without labels, with its 95 % range'],
        ...(known.some(e => e.kind === 'realised') ? [['square', 'As it came true, by day']] : [])])),
      error ? h('p', {class: 'hint'}, `By what became of the customers, the mean squared error of the probability went from ${error.before.toFixed(3)} to ${error.after.toFixed(3)} at ${new Date(error.at).toLocaleString()}.`) : null,
      known.length ? performanceChart(known) : h('p', {class: 'hint'}, 'Nothing is estimated yet.'),
      newest ? h('dl', {class: 'pairs'}, pair('ROC AUC, estimated', newest.roc_auc, v => v.toFixed(3)), pair('Accuracy, estimated', newest.accuracy, v => percent(v)),
        pair('F1, estimated', newest.f1, v => v.toFixed(3)), pair('Leavers expected', newest.churn_rate, v => percent(v))) : null,
      h('p', {class: 'hint'}, 'The estimate trusts the probabilities. Customers who behave differently at the same values show only when outcomes arrive'
        + (kept ? ' by /feedback.' : ', which takes churn.journal and /feedback.')));
  },

  episodes({episodes}) {
    const items = episodes.slice().reverse().map(e => h('li', {},
      h('p', {class: 'event-what'}, h('strong', {}, `Episode ${e.number}`),
        h('span', {class: 'mark-text ' + (e.closed ? '' : 'rejected')}, e.closed ? 'Over' : 'Open')),
      h('p', {class: 'hint'}, h('time', {datetime: e.opened}, new Date(e.opened).toLocaleString()),
        e.closed ? [' to ', h('time', {datetime: e.closed}, new Date(e.closed).toLocaleString())] : '', `, ${plural(e.windows, 'window')} alarmed`),
      h('p', {}, this.alarms(e.alarms))));
    return h('section', {class: 'card', 'aria-labelledby': 'drift-episodes'},
      h('h3', {id: 'drift-episodes', class: 'card-title'}, 'Episodes'),
      items.length ? h('ol', {class: 'events'}, items) : h('p', {class: 'hint'}, 'No episode of drift so far.'));
  },

  alarms(alarms) {
    const told = alarms.slice(0, 4).map(a => `${this.name(a)} (${TESTS[a.test] ?? a.test}, p ${probability(a.smallest_p_value)})`);
    return told.join(', ') + (alarms.length > 4 ? ` and ${alarms.length - 4} more` : '');
  },

  limits({policy}) {
    return h('section', {class: 'card', 'aria-labelledby': 'drift-limits'},
      h('h3', {id: 'drift-limits', class: 'card-title'}, 'How it is judged'),
      h('p', {class: 'hint'}, `Watched in ${this.windowWords(policy.window)}; below ${plural(policy.minimum, 'customer')} nothing is judged. ${policy.guarantee}`
        + ` ${plural(policy.rearm, 'quiet window')} in a row end an episode.`));
  }
};
