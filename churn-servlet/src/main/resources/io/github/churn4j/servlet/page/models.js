// The registry: its versions with their figures side by side, how two of them differ, and who did what, when and why.

const MAIN_METRICS = [
  {key: 'rocAuc', name: 'ROC AUC', digits: 3, more: true, always: true},
  {key: 'averagePrecision', name: 'Average precision', digits: 3, more: true},
  {key: 'topDecileLift', name: 'Lift in the top tenth', digits: 2, more: true},
  {key: 'brier', name: 'Brier score', digits: 4, more: false, always: true},
  {key: 'ece', name: 'Calibration error', digits: 4, more: false}
];
const VERSIONS_AT_ONCE = 20, EVENTS_AT_ONCE = 10;
const SECTIONS = {
  schema: 'Features', data: 'Training data', hyperparameters: 'Hyperparameters', decision: 'Decision',
  holdout: 'Figures, held-out customers', crossValidation: 'Figures, cross-validation', libraries: 'Libraries'
};
const SPELT = {rocAuc: 'ROC AUC', ece: 'Calibration error', empc: 'Expected maximum profit', f1: 'F1', sha256: 'SHA-256'};

const models = {
  token: '', // in memory only: a reload forgets it

  start() {
    this.panel = $('panel-models');
    if (!this.panel) return;
    this.state = $('models-state');
    this.place = $('models-content');
    this.turn = 0;
    if ($('tab-models')) tabs.listeners.push(name => { if (name === 'models') this.load(); });
    else this.load();
  },

  async get(address) {
    const headers = {Accept: 'application/json'};
    if (this.token && this.panel.dataset.readers === 'token') headers.Authorization = 'Bearer ' + this.token;
    const response = await fetch(address, {headers});
    if (!response.ok) throw await refusal(response);
    return response.json();
  },

  async load() {
    if (this.panel.dataset.readers === 'token' && !this.token) return this.askForToken('');
    const turn = ++this.turn;
    try {
      const [list, history] = await Promise.all([
        this.get('models?limit=' + VERSIONS_AT_ONCE), this.get('models/history?limit=' + EVENTS_AT_ONCE)]);
      const champion = await this.pointedAt(list, list.at_work.alias);
      const challenger = await this.pointedAt(list, list.at_work.challenger_alias);
      if (turn !== this.turn) return;
      this.list = list;
      this.events = history;
      this.champion = champion;
      this.challenger = challenger;
      this.show();
      this.state.textContent = `${list.name}, as of ${new Date().toLocaleTimeString()}`;
      this.state.classList.remove('bad');
    } catch (error) {
      if (turn === this.turn) this.failed(error);
    }
  },

  failed(error) {
    if (error.problem?.status === 401) return this.askForToken('That is not the administrator\u2019s token.');
    this.state.textContent = 'The registry was not read';
    this.state.classList.add('bad');
    const again = h('p', {}, h('button', {type: 'button', class: 'button', onclick: () => this.load()}, 'Try again'));
    this.place.replaceChildren(h('section', {class: 'card registry-none'},
      notice('The registry cannot be shown.', told(error)), again));
  },

  /** The version an alias points at, which may be older than those listed. */
  async pointedAt(list, alias) {
    const number = alias ? list.aliases[alias]?.version : undefined;
    if (number === undefined) return null;
    return list.versions.find(v => v.version === number) ?? this.get('models/' + number);
  },

  askForToken(trouble) {
    const input = h('input', {type: 'password', id: 'models-token', autocomplete: 'off', required: true});
    const form = h('form', {class: 'card ask-token'},
      h('p', {class: 'hint'}, 'Reading the registry takes the administrator\u2019s token. It is kept in memory only, until this'
        + ' page is closed or loaded again.'),
      h('label', {for: 'models-token'}, 'Administrator\u2019s token'),
      h('div', {class: 'ask-row'}, input, h('button', {type: 'submit', class: 'button primary'}, 'Show the registry')),
      trouble ? notice('Not accepted.', trouble) : null);
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.token = input.value.trim();
      this.load();
    });
    this.token = '';
    this.state.textContent = 'Closed';
    this.place.replaceChildren(form);
    if (trouble) input.focus();
  },

  show() {
    if (!this.list.versions.length) {
      this.place.replaceChildren(h('section', {class: 'card registry-none'},
        h('h3', {}, `Nothing is published as ${this.list.name} yet`),
        h('p', {class: 'hint'}, 'A version published from a build, by churn:register or by ModelRegistry.publish, shows here.'),
        this.button('Look again', 'button small', () => this.load())));
      return;
    }
    this.section = this.sectionOf(this.champion ?? this.list.versions[0]);
    this.place.replaceChildren(this.roles(), this.versions(), this.compare(), this.history());
  },

  sectionOf(version) {
    return Number.isFinite(version.metrics['holdout.rocAuc']) ? 'holdout' : 'crossValidation';
  },

  figure(version, metric) {
    return version?.metrics[`${this.section}.${metric.key}`];
  },

  roles() {
    const {at_work: work} = this.list;
    const cards = [this.role('Champion', work.alias, this.champion, work.version, 'answers')];
    if (work.challenger_alias) {
      cards.push(this.role('Challenger', work.challenger_alias, this.challenger, work.challenger, 'scores in shadow'));
    }
    return h('div', {class: 'roles'}, cards);
  },

  role(title, alias, version, here, does) {
    const head = h('div', {class: 'card-head'}, h('h3', {}, title), h('code', {}, alias));
    if (!version) {
      return h('section', {class: 'card role'}, head, h('p', {class: 'role-none'}, 'None'),
        h('p', {class: 'hint'}, `The alias ${alias} points at no version.`));
    }
    const event = this.events.events.find(e => e.moves.some(m => m.alias === alias && m.version === version.version));
    const atWork = here === String(version.version)
      ? `It ${does} here.` : here === null ? `No version ${does} here now.`
        : `Version ${result.short(here)} ${does} here now${this.list.at_work.pinned ? ', chosen by hand' : ''}.`;
    const buttons = [];
    if (title === 'Champion') {
      buttons.push(this.button('Roll back \u2026', 'button small', () => decisions.rollback(alias, version)));
    } else {
      buttons.push(this.button('Make it the champion \u2026', 'button small', () => decisions.promote(version, this.list.at_work.alias)),
        this.button('Take it away \u2026', 'button small', () => decisions.remove(alias, version)));
    }
    return h('section', {class: 'card role'}, head,
      h('p', {class: 'role-version'}, 'Version ' + version.version, h('small', {}, version.algorithm)),
      h('p', {class: 'hint'}, atWork),
      event ? h('p', {class: 'role-why'}, `${this.day(event.time)}, ${event.actor}: `, h('q', {}, event.reason || 'no reason given'))
        : null,
      h('div', {class: 'role-buttons'}, buttons));
  },

  button(text, css, action, label) {
    return h('button', {type: 'button', class: css, onclick: action, 'aria-label': label}, text);
  },

  day(time) {
    return new Date(time).toLocaleDateString(undefined, {year: 'numeric', month: 'short', day: 'numeric'});
  },

  versions() {
    this.body = h('tbody', {role: 'rowgroup'}, this.list.versions.map(v => this.row(v)));
    const heads = MAIN_METRICS.map(m => h('th', {scope: 'col', role: 'columnheader', class: 'number' + (m.always ? '' : ' wide-only')}, m.name));
    // Roles are said because a narrow screen lays rows out as boxes, which takes them from browsers' own tables.
    const table = h('table', {class: 'ranked versions', role: 'table'}, h('caption', {class: 'unseen'}, 'Versions, the newest first'),
      h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, h('th', {scope: 'col', role: 'columnheader'}, 'Version'),
        h('th', {scope: 'col', role: 'columnheader', class: 'wide-only'}, 'Published'), heads,
        h('th', {scope: 'col', role: 'columnheader', class: 'actions'}, h('span', {class: 'unseen'}, 'Actions')))), this.body);
    const measured = this.section === 'holdout' ? 'held-out customers' : 'customers by cross-validation';
    return h('section', {class: 'card', 'aria-labelledby': 'versions-title'},
      h('div', {class: 'section-head'}, h('h2', {id: 'versions-title'}, 'Versions'),
        this.button('Refresh', 'button small', () => this.load())),
      h('p', {class: 'hint'}, `Measured on ${measured}.` + (this.champion
        ? ` Below each figure stands the difference to the champion, version ${this.champion.version}.` : '')),
      h('div', {class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of versions'}, table),
      this.pager(this.list.next, 'Older versions', () => this.olderVersions()));
  },

  pager(next, text, action) {
    return next === undefined ? null : h('p', {class: 'more'}, this.button(text, 'button small', action));
  },

  row(version) {
    const {alias, challenger_alias: challenger} = this.list.at_work;
    const names = {[alias]: 'Champion', [challenger]: 'Challenger'};
    const marks = version.aliases.map(a => h('span', {class: 'mark-text ' + (a === alias ? 'first' : '')}, names[a] ?? a));
    if (version.status !== 'pending') marks.push(h('span', {class: 'mark-text ' + version.status}, levelName(version.status)));
    const published = `${this.day(version.published)}, ${version.actor}`;
    return h('tr', {role: 'row', class: version.aliases.includes(alias) ? 'champion' : null},
      h('th', {scope: 'row', role: 'rowheader'}, h('span', {class: 'version-number'}, 'Version ' + version.version), marks,
        h('small', {}, version.algorithm)),
      h('td', {role: 'cell', class: 'wide-only published'}, published, version.reason ? h('small', {title: version.reason}, version.reason) : null),
      MAIN_METRICS.map(m => this.cell(version, m)),
      h('td', {role: 'cell', class: 'actions'},
        version.aliases.includes(alias) ? null
          : this.button('Promote \u2026', 'button small', () => decisions.promote(version, alias), `Promote version ${version.version}`),
        this.champion && version.version !== this.champion.version
          ? this.button('Compare', 'button small', () => this.compareWith(version), `Compare version ${version.version} with the champion`)
          : null));
  },

  cell(version, metric) {
    const value = this.figure(version, metric), champions = this.figure(this.champion, metric);
    const cell = h('td', {role: 'cell', class: 'number' + (metric.always ? '' : ' wide-only')},
      Number.isFinite(value) ? value.toFixed(metric.digits) : '\u2013');
    if (this.champion && version.version !== this.champion.version && Number.isFinite(value) && Number.isFinite(champions)) {
      const by = Number((value - champions).toFixed(metric.digits));
      const better = by === 0 ? '' : (by > 0) === metric.more ? 'better' : 'worse';
      cell.append(h('small', {class: 'by ' + better}, by === 0 ? 'the same' : `${signed(by, metric.digits)} ${better}`));
    }
    return cell;
  },

  async olderVersions() {
    try {
      const older = await this.get(`models?limit=${VERSIONS_AT_ONCE}&before=${this.list.next}`);
      this.list.versions.push(...older.versions);
      this.list.next = older.next;
      const first = older.versions[0]?.version;
      this.show();
      this.body.querySelectorAll('tr').forEach((row, i) => {
        if (this.list.versions[i].version === first) row.querySelector('button')?.focus();
      });
    } catch (error) {
      this.failed(error);
    }
  },

  compare() {
    const choices = selected => this.list.versions.map(v =>
      h('option', {value: v.version, selected: v.version === selected}, 'Version ' + v.version + (v.aliases.length ? ` (${v.aliases.join(', ')})` : '')));
    const other = v => v && v.version !== this.champion?.version;
    const to = [this.challenger, ...this.list.versions].find(other) ?? this.list.versions[0];
    this.from = h('select', {id: 'compare-from'}, choices(this.champion?.version));
    this.to = h('select', {id: 'compare-to'}, choices(to.version));
    this.difference = h('div', {id: 'difference', 'aria-live': 'polite'});
    const form = h('form', {class: 'compare-form'},
      h('div', {}, h('label', {for: 'compare-from'}, 'From'), h('span', {class: 'select-box'}, this.from)),
      h('div', {}, h('label', {for: 'compare-to'}, 'To'), h('span', {class: 'select-box'}, this.to)),
      h('button', {type: 'submit', class: 'button'}, 'Compare'));
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.differ();
    });
    return h('section', {class: 'card', id: 'compare', 'aria-labelledby': 'compare-title'},
      h('h2', {id: 'compare-title'}, 'Compare two versions'), form, this.difference);
  },

  compareWith(version) {
    this.from.value = this.champion.version;
    this.to.value = version.version;
    $('compare').scrollIntoView({block: 'start'});
    this.differ();
  },

  async differ() {
    const from = this.from.value, to = this.to.value;
    try {
      const diff = await this.get(`models/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
      this.difference.replaceChildren(this.changes(diff));
    } catch (error) {
      this.difference.replaceChildren(notice('The versions cannot be compared.', told(error)));
    }
  },

  changes({from, to, changes}) {
    if (!changes.length) return h('p', {class: 'hint'}, `Versions ${from} and ${to} differ in nothing that is compared.`);
    const groups = new Map(Object.keys(SECTIONS).map(name => [name, []]));
    for (const change of changes) {
      const [part, ...rest] = change.item.split('.');
      const figure = change.section === 'metrics' && rest.length > 0;
      const name = figure ? part : change.section;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push({...change, words: change.section === 'schema' || change.section === 'libraries' ? change.item
        : this.words(figure ? rest.join('.') : change.item)});
    }
    const bodies = [...groups].filter(([, rows]) => rows.length).map(([name, rows]) => h('tbody', {},
      h('tr', {class: 'group-row'}, h('th', {scope: 'rowgroup', colspan: 3}, SECTIONS[name] ?? name)),
      rows.map(c => h('tr', {}, h('th', {scope: 'row'}, c.words), h('td', {}, this.value(c.before)), h('td', {}, this.value(c.after))))));
    return h('div', {class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of differences'},
      h('table', {class: 'ranked differences'}, h('caption', {class: 'unseen'}, `How versions ${from} and ${to} differ`),
        h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'What differs'), h('th', {scope: 'col'}, 'Version ' + from),
          h('th', {scope: 'col'}, 'Version ' + to))), bodies));
  },

  /** As people say it: topDecileLift is Top decile lift. */
  words(item) {
    return item.split('.').map(part => SPELT[part] ?? part.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()).join(', ')
      .replace(/^./, c => c.toUpperCase());
  },

  value(text) {
    if (text === undefined) return '\u2013';
    return /^-?\d+\.\d{5,}(e-?\d+)?$/i.test(text) ? String(Number(Number(text).toPrecision(5))) : text;
  },

  history() {
    const items = this.events.events.map(e => this.event(e));
    return h('section', {class: 'card', 'aria-labelledby': 'history-title'},
      h('h2', {id: 'history-title'}, 'Who did what, and why'),
      items.length ? h('ol', {class: 'events'}, items)
        : h('p', {class: 'hint'}, 'Nothing was promoted or reviewed yet.'),
      this.pager(this.events.next, 'Earlier events', () => this.earlier()));
  },

  async earlier() {
    try {
      const older = await this.get(`models/history?limit=${EVENTS_AT_ONCE}&before=${this.events.next}`);
      const before = this.events.events.length;
      this.events.events.push(...older.events);
      this.events.next = older.next;
      this.show();
      const first = this.place.querySelectorAll('.events > li')[before];
      first?.setAttribute('tabindex', '-1');
      first?.focus();
    } catch (error) {
      this.failed(error);
    }
  },

  event(e) {
    const gates = e.gates.map(g => h('li', {}, h('span', {class: 'gate ' + (g.passed ? 'passed' : 'failed')}, g.passed ? 'Passed' : 'Failed'),
      h('span', {}, h('strong', {}, g.gate), ' ', g.summary)));
    const moved = e.did === 'promoted' && e.moves.some(m => m.version !== null);
    return h('li', {},
      h('p', {class: 'event-what'}, h('strong', {}, this.did(e)), e.forced ? h('span', {class: 'mark-text rejected'}, 'Forced') : null),
      h('p', {class: 'hint'}, h('time', {datetime: e.time}, new Date(e.time).toLocaleString()), ` by ${e.actor}, event ${e.sequence}`
        + (e.signed_by ? `, signed by ${e.signed_by}` : '')),
      e.reason ? h('blockquote', {}, e.reason) : null,
      gates.length ? h('ul', {class: 'gates'}, gates) : moved ? h('p', {class: 'hint'}, 'No gates were recorded.') : null);
  },

  did(e) {
    const reviewed = e.review ? 'Version ' + e.review.version : '';
    switch (e.did) {
      case 'approved': return `${reviewed} was approved`;
      case 'rejected': return `${reviewed} was rejected`;
      case 'tagged': {
        const tags = Object.entries(e.review?.tags ?? {}).map(([name, value]) => `${name} = ${value}`);
        return `${reviewed} was tagged` + (tags.length ? ': ' + tags.join(', ') : '');
      }
      default: return e.moves.map(m => this.moved(m, e.did === 'rolled_back')).join('; ');
    }
  },

  moved({alias, from, version}, back) {
    const name = levelName(alias);
    if (version === null) return `${name} was taken away` + (from === null ? '' : ` from version ${from}`);
    const way = (from === null ? '' : `from version ${from} `) + `to version ${version}`;
    return back ? `${name} was rolled back ${way}` : `${name} was promoted ${way}`;
  }
};
