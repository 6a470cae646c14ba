// The customer's form: reading it, filling it, and showing what is wrong at its fields.

const form = {
  start(answered) {
    this.element = $('customer');
    this.message = $('form-message');
    this.button = this.element.querySelector('[type="submit"]');
    this.fields = [...this.element.querySelectorAll('.field')];
    this.element.noValidate = true;
    this.element.addEventListener('submit', event => {
      event.preventDefault();
      this.send(answered);
    });
    for (const button of this.element.querySelectorAll('[data-example]')) {
      button.addEventListener('click', () => this.example(button.dataset.example, answered));
    }
    this.element.addEventListener('input', event => {
      const field = event.target.closest('.field');
      if (!field) return;
      this.mark(field, '');
      this.say(result.shown ? 'Changed since the prediction.' : '');
    });
    $('find')?.addEventListener('input', event => this.find(event.target.value));
  },

  /** The field of a name, be it spelt as column or as field. */
  named(name) {
    return this.fields.find(f => f.dataset.column === name || f.dataset.field === name);
  },

  /** The words for a field, or for a ratio of two. */
  label(name) {
    const field = this.named(name);
    if (field) return field.dataset.label;
    const parts = name.split('/').map(part => this.named(part)?.dataset.label);
    return parts.length === 2 && parts.every(Boolean)
      ? parts[0] + ' divided by ' + parts[1].replace(/^.(?=\p{Ll})/u, c => c.toLowerCase()) : name.replace(/_/g, ' ');
  },

  /** A value as the data spells it, with the field's unit. */
  told(name, value) {
    const unit = this.named(name)?.dataset.unit;
    return shown(value) + (unit && value !== '' ? ' ' + unit : '');
  },

  control(field) {
    return field.querySelector('input:checked') || field.querySelector('input, select');
  },

  value(field) {
    if (field.dataset.kind === 'two') return field.querySelector('input:checked')?.value ?? '';
    return this.control(field).value;
  },

  /** The customer as JSON fields: numbers as numbers, what is empty and may be as null. */
  read() {
    const customer = {};
    for (const field of this.fields) {
      const value = this.value(field).trim();
      if (value !== '') customer[field.dataset.field] = field.dataset.kind === 'number' ? Number(value) : value;
      else if (field.dataset.optional === 'true') customer[field.dataset.field] = null;
    }
    return customer;
  },

  set(field, value) {
    if (field.dataset.kind === 'two') {
      for (const radio of field.querySelectorAll('input')) radio.checked = radio.value === value;
    } else {
      const control = this.control(field);
      control.value = value;
      if (control.value !== value && control.tagName === 'SELECT') control.selectedIndex = -1;
    }
  },

  example(name, answered) {
    const values = name === 'clear' ? {}
      : JSON.parse(name === 'typical' ? this.element.dataset.typical : this.element.dataset.atRisk);
    for (const field of this.fields) {
      this.set(field, values[field.dataset.field] ?? '');
      this.mark(field, '');
    }
    this.say('');
    if (name === 'clear') {
      answered(null);
      this.fields[0].querySelector('input, select').focus();
    } else {
      this.send(answered);
    }
  },

  find(text) {
    const wanted = text.trim().toLowerCase();
    for (const field of this.fields) {
      field.hidden = wanted !== '' && !(field.dataset.label + ' ' + field.dataset.column).toLowerCase().includes(wanted);
    }
    for (const group of this.element.querySelectorAll('.group')) {
      group.hidden = [...group.querySelectorAll('.field')].every(f => f.hidden);
    }
  },

  async send(answered) {
    if (this.button.getAttribute('aria-busy') === 'true') return;
    this.fields.forEach(f => this.mark(f, ''));
    const unreadable = this.fields.filter(f => f.querySelector('input[type="number"]')?.validity.badInput);
    if (unreadable.length) {
      this.refuse(unreadable.map(f => ({field: f.dataset.column, expectation: 'a number'})));
      return;
    }
    this.button.setAttribute('aria-busy', 'true');
    this.say('');
    const customer = this.read();
    try {
      const answer = await post('predict?explain=true', customer);
      answered(answer, customer);
      this.say('');
    } catch (error) {
      const errors = error instanceof Refused ? error.problem.errors : null;
      if (errors?.length) this.refuse(errors);
      else this.say(told(error), true);
    } finally {
      this.button.removeAttribute('aria-busy');
    }
  },

  refuse(errors) {
    const elsewhere = [];
    for (const error of errors) {
      const field = this.named(error.field) || this.named(error.column);
      if (field) this.mark(field, this.complaint(error));
      else elsewhere.push(error.detail || `${error.field}: ${error.expectation}`);
    }
    const wrong = this.fields.filter(f => f.classList.contains('wrong'));
    wrong.filter(f => f.hidden).forEach(() => { $('find').value = ''; this.find(''); });
    this.say([wrong.length ? plural(wrong.length, 'field needs', 'fields need') + ' attention.' : '', ...elsewhere]
      .filter(Boolean).join(' '), true);
    wrong[0]?.querySelector('input:checked, input, select').focus();
  },

  complaint(error) {
    const expected = error.expectation || 'another value';
    return error.code === 'missing_field' || !error.value
      ? `Enter ${expected}.` : `“${error.value}” is not accepted; enter ${expected}.`;
  },

  mark(field, text) {
    const place = field.querySelector('.error');
    place.textContent = text;
    place.hidden = text === '';
    field.classList.toggle('wrong', text !== '');
    for (const control of field.querySelectorAll('input, select')) {
      if (text === '') control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    }
  },

  say(text, bad = false) {
    this.message.textContent = text;
    this.message.classList.toggle('bad', bad);
  }
};
