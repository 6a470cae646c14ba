// What would change the answer: levers for the fields that weigh most, scored again as they move.

const FIRST_LEVERS = 8;
const PAUSE = 120;

const whatif = {
  card(answer, customer) {
    this.original = {...customer};
    this.customer = {...customer};
    this.first = answer.attrition_probability;
    this.asked = 0;
    this.answered = 0;
    this.scoreLine = h('div', {class: 'whatif-score', role: 'status'});
    this.reset = h('button', {type: 'button', class: 'button small', onclick: () => this.back()}, 'Reset');
    this.levers = this.fieldsByWeight(answer.reasons || []).map(field => this.lever(field));
    const list = h('div', {class: 'levers'}, this.levers.slice(0, FIRST_LEVERS).map(l => l.element));
    const card = h('section', {class: 'card whatif', 'aria-labelledby': 'whatif-title'},
      h('div', {class: 'card-head'}, h('h2', {id: 'whatif-title'}, 'What if …'), this.reset),
      h('p', {class: 'hint'}, 'Move a value and see how the probability follows. Nothing of this is recorded.'),
      this.scoreLine, list);
    if (this.levers.length > FIRST_LEVERS) {
      const more = h('button', {type: 'button', class: 'button small more'}, `Show all ${this.levers.length} fields`);
      more.addEventListener('click', () => {
        list.append(...this.levers.slice(FIRST_LEVERS).map(l => l.element));
        this.levers[FIRST_LEVERS].control.focus();
        more.remove();
      });
      card.append(more);
    }
    this.score(this.first);
    return card;
  },

  fieldsByWeight(reasons) {
    const weight = new Map();
    for (const reason of reasons) {
      const field = form.named(reason.field);
      if (field) weight.set(field, Math.abs(reason.contribution));
    }
    return form.fields.filter(f => f.dataset.kind !== 'number' || f.dataset.low !== undefined)
      .map((field, i) => ({field, i, weight: weight.get(field) || 0}))
      .sort((a, b) => b.weight - a.weight || a.i - b.i).map(f => f.field);
  },

  lever(field) {
    return field.dataset.kind === 'number' ? this.slider(field) : this.choice(field);
  },

  slider(field) {
    const {low, high, integer, unit} = field.dataset;
    const value = this.original[field.dataset.field];
    const start = Number.isFinite(value) ? value : Number(form.element.dataset.typical
      && JSON.parse(form.element.dataset.typical)[field.dataset.field]) || Number(low);
    let least = Math.min(Number(low), start), most = Math.max(Number(high), start);
    if (most <= least) most = Math.min(least + 1, Number(field.dataset.max ?? Infinity));
    const step = integer === 'true' ? Math.max(1, this.nice((most - least) / 200, Math.floor)) : this.nice((most - least) / 200);
    const id = 'lever-' + field.dataset.field;
    // Steps count from the least value; the original must be one of them.
    least = Math.max(Number(field.dataset.min ?? -Infinity), start - Math.ceil((start - least) / step - 1e-9) * step);
    const control = h('input', {type: 'range', id, min: least, max: most, step: 'any'});
    control.value = start;
    const output = h('output', {for: id});
    const element = h('div', {class: 'lever'},
      h('div', {class: 'lever-head'}, h('label', {for: id}, field.dataset.label), output), control);
    const settle = raw => {
      const stepped = start + Math.round((raw - start) / step) * step;
      return Number(Math.max(least, Math.min(most, stepped)).toPrecision(12));
    };
    const paint = () => {
      const now = this.customer[field.dataset.field];
      output.textContent = now === null || now === undefined ? 'not known' : number(now, 4) + (unit ? ' ' + unit : '');
      control.setAttribute('aria-valuetext', output.textContent);
      control.style.setProperty('--fill', percentWidth((control.value - least) / (most - least || 1)));
      element.classList.toggle('changed', now !== this.original[field.dataset.field]);
    };
    control.addEventListener('input', () => {
      this.customer[field.dataset.field] = settle(Number(control.value));
      paint();
      this.ask();
    });
    control.addEventListener('keydown', event => {
      const by = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10}[event.key];
      if (by === undefined) return;
      event.preventDefault();
      control.value = settle(Number(control.value) + by * step);
      control.dispatchEvent(new Event('input'));
    });
    paint();
    return {element, control, back: () => { control.value = start; paint(); }};
  },

  nice(step, round = Math.round) {
    if (!(step > 0)) return 1;
    const power = 10 ** Math.floor(Math.log10(step)), share = step / power;
    const found = (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10) * power;
    return round === Math.floor ? Math.max(1, Math.round(found)) : found;
  },

  choice(field) {
    const id = 'lever-' + field.dataset.field;
    const options = field.dataset.kind === 'two'
      ? [...field.querySelectorAll('input')].map(r => [r.value, r.nextElementSibling.textContent])
      : [...field.querySelectorAll('option')].map(o => [o.value, o.textContent]);
    const allowed = options.filter(([value]) => value !== '' || field.dataset.optional === 'true');
    const start = this.original[field.dataset.field] ?? '';
    const control = h('select', {id}, allowed.map(([value, text]) => h('option', {value}, text)));
    control.value = start;
    const element = h('div', {class: 'lever'},
      h('div', {class: 'lever-head'}, h('label', {for: id}, field.dataset.label)),
      h('span', {class: 'select-box'}, control));
    control.addEventListener('change', () => {
      this.customer[field.dataset.field] = control.value === '' ? null : control.value;
      this.ask();
    });
    return {element, control, back: () => { control.value = start; }};
  },

  ask() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rescore(), PAUSE);
  },

  async rescore() {
    const turn = ++this.asked, line = this.scoreLine;
    try {
      const answer = await post('predict?explain=true&trial=true', this.customer);
      // An older answer may arrive after a newer one, or after another customer was predicted.
      if (turn > this.answered && line === this.scoreLine) {
        this.answered = turn;
        this.score(answer.attrition_probability);
      }
    } catch (error) {
      if (turn === this.asked && line === this.scoreLine) line.replaceChildren(h('p', {class: 'hint'}, told(error)));
    }
  },

  score(probability) {
    const points = (probability - this.first) * 100;
    const still = Math.abs(points) < 0.05;
    this.scoreLine.replaceChildren(
      h('span', {class: 'now'}, percent(probability)), scale(probability, this.first),
      h('span', {class: 'delta' + (still ? '' : points > 0 ? ' up' : ' down')},
        still ? 'as predicted' : signed(points, 1) + ' points'));
    this.scoreLine.dataset.probability = probability;
  },

  back() {
    clearTimeout(this.timer);
    this.answered = ++this.asked;
    this.customer = {...this.original};
    this.levers.forEach(l => l.back());
    this.score(this.first);
  }
};
