// What the model answers about one customer, and why.

const FIRST_REASONS = 6;

const result = {
  start() {
    this.place = $('answer');
    this.empty = [...this.place.children];
  },

  show(answer, customer) {
    if (answer === null) {
      this.shown = false;
      this.place.replaceChildren(...this.empty);
      return;
    }
    this.shown = true;
    const verdict = this.verdict(answer);
    const cards = [verdict];
    if (answer.model_version && answer.model_version !== this.place.dataset.version) {
      cards.unshift(h('p', {class: 'notice'}, h('strong', {}, 'Another model answers now.'),
        'Load this page again to see its fields, its cut-offs and what is usual for it.'));
    }
    const reasons = (answer.reasons || []).filter(r => r.contribution !== 0);
    if (reasons.length) cards.push(this.reasons(reasons, answer.scale));
    cards.push(whatif.card(answer, customer));
    this.place.replaceChildren(...cards);
    verdict.focus({preventScroll: true});
    const box = verdict.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) {
      const gentle = !matchMedia('(prefers-reduced-motion: reduce)').matches;
      verdict.scrollIntoView({block: 'start', behavior: gentle ? 'smooth' : 'auto'});
    }
  },

  verdict(answer) {
    const probability = answer.attrition_probability, threshold = answer.threshold;
    const level = (answer.risk_level || levelOf(probability)).toLowerCase();
    const above = probability >= threshold;
    const facts = h('dl', {class: 'facts'},
      this.fact('Model', answer.model), this.fact('Version', this.short(answer.model_version)));
    if (answer.prediction_id) facts.append(this.identifier(answer.prediction_id));
    const card = h('section', {class: 'card verdict', tabindex: '-1', 'aria-labelledby': 'verdict-title'},
      h('div', {class: 'verdict-body'}, gauge(probability),
        h('div', {class: 'verdict-text'}, badge(level), h('h2', {id: 'verdict-title'}, above ? 'Predicted to leave' : 'Predicted to stay'),
          h('p', {}, `The probability of leaving is ${percent(probability)}, ${above ? 'at or above' : 'below'} the`
            + ` model’s threshold of ${percent(threshold)}.`),
          h('p', {}, 'Status: ', h('strong', {}, answer.status)))));
    if (answer.recommended_action) {
      card.append(h('dl', {class: 'action'}, h('dt', {}, 'Recommended action'), h('dd', {}, answer.recommended_action)));
    }
    card.append(facts);
    return card;
  },

  fact(name, value) {
    return value === undefined ? null : h('div', {}, h('dt', {}, name), h('dd', {}, String(value)));
  },

  short: version => version && version.length > 24 ? version.slice(0, 12) : version,

  identifier(id) {
    const copy = h('button', {type: 'button', class: 'copy', 'aria-label': 'Copy prediction id'}, 'Copy');
    copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(id);
        copy.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(copy.previousSibling);
        copy.textContent = 'Selected';
      }
      setTimeout(() => { copy.textContent = 'Copy'; }, 2000);
    });
    return h('div', {}, h('dt', {}, 'Prediction'), h('dd', {}, h('code', {}, id), copy));
  },

  reasons(reasons, unit) {
    // Bars fill their half at the heaviest reason, or at what is a heavy one, so that light ones look light.
    const heavy = String(unit).toLowerCase() === 'probability' ? 0.1 : 0.5;
    const most = Math.max(heavy, ...reasons.map(r => Math.abs(r.contribution)));
    const list = h('ol', {class: 'reasons'}, reasons.slice(0, FIRST_REASONS).map(r => this.reason(r, most)));
    const scaleName = {log_odds: 'log-odds', probability: 'probability'}[String(unit).toLowerCase().replace('-', '_')];
    const card = h('section', {class: 'card', 'aria-labelledby': 'reasons-title'},
      h('div', {class: 'card-head'}, h('h2', {id: 'reasons-title'}, 'What drives it'),
        h('div', {class: 'legend'}, h('span', {class: 'low'}, 'keeps'), h('span', {class: 'high'}, 'drives away'))),
      scaleName ? h('p', {class: 'hint'}, `Contribution in ${scaleName} against the average customer`) : null, list);
    if (reasons.length > FIRST_REASONS) {
      const more = h('button', {type: 'button', class: 'button small more'}, `Show all ${reasons.length}`);
      more.addEventListener('click', () => {
        const rest = reasons.slice(FIRST_REASONS).map(r => this.reason(r, most));
        list.append(...rest);
        rest[0].tabIndex = -1;
        rest[0].focus();
        more.remove();
      });
      card.append(more);
    }
    return card;
  },

  reason(reason, most) {
    const bar = h('span', {class: reason.contribution > 0 ? 'raises' : 'lowers'});
    bar.style.width = percentWidth(Math.abs(reason.contribution) / most / 2);
    const value = form.named(reason.field) ? form.told(reason.field, reason.value ?? '') : '';
    return h('li', {},
      h('div', {class: 'reason-name'}, form.label(reason.field), value ? [' \u2002', h('span', {}, value)] : null),
      h('div', {class: 'reason-bar', 'aria-hidden': 'true'}, bar),
      h('div', {class: 'reason-number'}, signed(reason.contribution)),
      reason.sentence ? h('p', {class: 'reason-sentence'}, reason.sentence) : null);
  }
};
