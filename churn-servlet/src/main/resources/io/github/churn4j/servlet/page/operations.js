// How the service is: its own figures every few seconds while somebody looks, and the model's evaluation once.

const EVERY = 5000, PERFORMANCE_EVERY = 60000;

const operations = {
  start() {
    this.place = $('stats');
    this.state = $('stats-state');
    tabs.listeners.push(name => this.look(name));
    document.addEventListener('visibilitychange', () => this.look(tabs.shown));
  },

  look(name) {
    clearTimeout(this.timer);
    if (name !== 'operations' || document.hidden) return;
    this.poll();
    this.evaluate();
  },

  async poll() {
    clearTimeout(this.timer);
    try {
      const response = await fetch('stats', {headers: {Accept: 'application/json'}});
      if (!response.ok) throw await refusal(response);
      const stats = await response.json();
      const version = stats.model?.version;
      if (version !== undefined && this.version !== undefined && version !== this.version) {
        this.evaluated = false;
        this.evaluate();
      }
      this.version = version;
      await this.ask(stats);
      this.show(stats);
      this.state.textContent = 'As of ' + new Date().toLocaleTimeString();
      this.stale(false);
    } catch (error) {
      const before = this.place.childElementCount ? ' These are the figures from before.' : '';
      this.state.textContent = told(error) + before;
      this.stale(true);
    }
    clearTimeout(this.timer);
    if (tabs.shown === 'operations' && !document.hidden) this.timer = setTimeout(() => this.poll(), EVERY);
  },

  stale(stale) {
    this.state.classList.toggle('bad', stale);
    this.place.classList.toggle('stale', stale);
  },

  /** What the figures announce: how a challenger compares, and how predictions came true, which takes longer to count. */
  async ask(stats) {
    this.comparison = stats.challenger ? (await this.more('challenger'))?.comparison : null;
    if (!stats.performance) this.realised = null;
    else if (!this.realised || performance.now() - this.realisedAt > PERFORMANCE_EVERY) {
      this.realised = await this.more('performance?by=month') ?? this.realised;
      this.realisedAt = performance.now();
    }
  },

  async more(address) {
    const response = await fetch(address, {headers: {Accept: 'application/json'}});
    return response.ok ? response.json() : null;
  },

  show(stats) {
    const requests = stats.requests || {}, routes = requests.by_route || {};
    const predict = routes['/predict'] || Object.values(routes)[0] || {};
    const parts = [this.tiles(stats, requests, predict)];
    if (stats.history?.length) parts.push(this.history(stats.history));
    if (stats.latency?.counts?.length) parts.push(this.latency(stats.latency));
    if (stats.scores?.counts?.length) parts.push(this.scores(stats.scores));
    if (stats.predictions) parts.push(this.levels(stats.predictions));
    if (stats.model) parts.push(this.serving(stats));
    if (Object.keys(routes).length) parts.push(this.routes(routes));
    if (this.comparison) parts.push(this.challenger(stats.challenger, this.comparison));
    if (this.realised) parts.push(this.performed(stats, this.realised));
    this.place.replaceChildren(...parts);
  },

  tiles(stats, requests, predict) {
    const tile = (name, value, unit, bad) => h('div', {class: bad ? 'tile bad' : 'tile'}, h('dt', {}, name),
      h('dd', {}, value, unit ? h('small', {}, unit) : null));
    const [up, upUnit] = this.span(stats.uptime_seconds);
    return h('dl', {class: 'card tiles'},
      tile('Requests', compact(requests.total), requests.refused ? `${compact(requests.refused)} refused` : ''),
      tile('Errors', compact(requests.errors), requests.total ? percent(requests.errors / requests.total) : '',
        requests.errors > 0 && requests.errors / requests.total > 0.05),
      tile('Median latency', milliseconds(predict.p50_ms), 'ms'), tile('99th percentile', milliseconds(predict.p99_ms), 'ms'),
      tile('In flight', compact(stats.in_flight)), tile('Up for', up, upUnit));
  },

  span(seconds) {
    if (!Number.isFinite(seconds)) return ['–', ''];
    const units = [[86400, 'days'], [3600, 'h'], [60, 'min'], [1, 's']];
    const [size, name] = units.find(([u]) => seconds >= u * (u === 86400 ? 2 : 1)) || units[3];
    return [number(seconds / size, seconds / size < 10 && size > 1 ? 1 : 0), name];
  },

  card(css, title, hint, ...content) {
    return h('section', {class: 'card stat ' + css}, h('h3', {}, title), h('p', {class: 'hint'}, hint), ...content);
  },

  history(history) {
    const drawing = traces('Requests and errors per minute', history.map(m => m.time),
      [history.map(m => m.requests), history.map(m => m.errors)]);
    return this.card('', 'Requests per minute', 'The last hour; dashed are errors', drawing);
  },

  latency({bounds_ms: bounds = [], counts: all}) {
    const used = all.map((count, i) => count > 0 ? i : -1).filter(i => i >= 0);
    const first = Math.max(0, (used[0] ?? 0) - 1), last = Math.min(all.length, (used[used.length - 1] ?? 11) + 2);
    const counts = all.slice(first, last), every = Math.ceil(counts.length / (PLOT.width > 400 ? 10 : 6));
    const name = i => i < bounds.length ? milliseconds(bounds[i]) : 'more';
    const labels = counts.map((_, i) => ({
      below: i % every === 0 ? name(first + i) : '',
      long: first + i < bounds.length ? `up to ${name(first + i)} ms` : `above ${milliseconds(bounds[bounds.length - 1])} ms`
    }));
    return this.card('', 'Latency', 'Requests by milliseconds taken, up to each bound', bars('Requests by latency', counts, labels));
  },

  scores({bounds = [], counts}) {
    const labels = counts.map((_, i) => ({
      below: i % 4 === 0 ? percent(bounds[i], 0) : '', edge: true,
      long: `${percent(bounds[i], 0)} to ${percent(bounds[i + 1], 0)}`
    }));
    const tones = counts.map((_, i) => levelOf((bounds[i] + (bounds[i + 1] ?? 1)) / 2));
    return this.card('', 'Scores', 'Customers by predicted probability of leaving', bars('Customers by probability', counts, labels, tones));
  },

  levels(predictions) {
    const names = ['low', 'medium', 'high'], total = names.reduce((sum, n) => sum + (predictions[n] || 0), 0);
    const shares = h('div', {class: 'shares', 'aria-hidden': 'true'}, names.map(n => {
      const part = h('i', {class: n});
      part.style.width = percentWidth(total ? (predictions[n] || 0) / total : 0);
      return part;
    }));
    return this.card('', 'Predictions', `${compact(predictions.total ?? total)} since the service started`, shares,
      h('dl', {class: 'pairs'}, names.slice().reverse().map(n => h('div', {}, h('dt', {}, badge(n)),
        h('dd', {}, `${compact(predictions[n] || 0)} · ${percent(total ? (predictions[n] || 0) / total : 0)}`)))));
  },

  pair(name, value) {
    return value === undefined || value === null ? null : h('div', {}, h('dt', {}, name), h('dd', {}, String(value)));
  },

  challenger(model, {compared, incomparable, mean_difference: mean, max_difference: most, different_decisions: different,
    different_share: share, correlation}) {
    const pairs = compared > 0 ? [this.pair('Decides otherwise', `${compact(different)} · ${percent(share)}`),
      this.pair('Mean difference', `${number(mean * 100, 1)} points`),
      this.pair('Largest difference', `${number(most * 100, 1)} points`),
      this.pair('Correlation of scores', correlation === undefined ? null : correlation.toFixed(3))] : [];
    return this.card('', 'Challenger', `${model.name} ${result.short(model.version)} scores along unseen`,
      h('dl', {class: 'pairs'}, this.pair('Customers compared', compact(compared)), pairs,
        incomparable > 0 ? this.pair('Not comparable', compact(incomparable)) : null));
  },

  performed(stats, {versions = []}) {
    const ours = versions.find(v => v.model_version === stats.model?.version);
    const total = ours?.total;
    const rate = value => value === null || value === undefined ? null : percent(value);
    if (!total?.outcomes) {
      return this.card('', 'Outcomes', 'Nothing is known yet of what became of the customers predicted. Outcomes sent to'
        + ' /feedback show here.');
    }
    return this.card('', 'Outcomes', 'By the outcomes known so far; customers who were treated and kept count as stayers',
      h('dl', {class: 'pairs'},
        this.pair('Outcomes known', `${compact(total.outcomes)} of ${compact(total.predictions)} · ${percent(total.coverage)}`),
        this.pair('Left, of these', rate(total.churn_rate)), this.pair('Predicted for these', rate(total.mean_score_with_outcome)),
        this.pair('ROC AUC', total.roc_auc === null ? null : total.roc_auc.toFixed(3)),
        this.pair('Leavers found', rate(total.recall)), this.pair('Alarms that were right', rate(total.precision))));
  },

  serving({model: served, challenger, feed}) {
    const pair = this.pair;
    return this.card('', 'Model', 'What answers now', h('dl', {class: 'pairs'},
      pair('Name', served.name), pair('Version', result.short(served.version)),
      pair('Serving since', served.since ? new Date(served.since).toLocaleString() : undefined),
      pair('Challenger', challenger ? `${challenger.name ?? ''} ${result.short(challenger.version) ?? ''}`.trim() : null),
      feed ? pair('Events delivered', compact(feed.delivered)) : null,
      feed ? pair('Events dropped', compact(feed.dropped)) : null));
  },

  routes(routes) {
    const rows = Object.entries(routes).map(([route, r]) => h('tr', {}, h('th', {scope: 'row'}, h('code', {}, route.split(/(?<=\/)/).flatMap(part => [part, h('wbr')]))),
      h('td', {}, compact(r.count)), h('td', {}, milliseconds(r.p50_ms)), h('td', {}, milliseconds(r.p95_ms)),
      h('td', {}, milliseconds(r.p99_ms))));
    return this.card('', 'Endpoints', 'Latency in milliseconds', h('table', {class: 'routes'},
      h('thead', {}, h('tr', {}, ['Path', 'Requests', 'p50', 'p95', 'p99'].map(t => h('th', {scope: 'col'}, t)))),
      h('tbody', {}, rows)));
  },

  async evaluate() {
    if (this.evaluated) return;
    this.evaluated = true;
    try {
      const response = await fetch('model/evaluation');
      if (!response.ok) throw await refusal(response);
      const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
      $('evaluation').replaceChildren(...parsed.body.childNodes);
    } catch (error) {
      this.evaluated = false;
      $('evaluation').replaceChildren(h('p', {class: 'hint'}, told(error)));
    }
  }
};
