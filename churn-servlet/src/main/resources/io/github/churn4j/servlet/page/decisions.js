// Promotions and rollbacks: asked for in a dialog with a reason and the administrator's token, which is kept in memory only.

const decisions = {
  actor: '',

  promote(version, alias) {
    const {at_work: work, aliases} = models.list;
    const names = [...new Set([work.alias, work.challenger_alias, ...Object.keys(aliases)])].filter(Boolean);
    const choice = h('select', {id: 'decision-alias'},
      names.map(name => h('option', {value: name, selected: name === alias}, this.named(name))));
    const force = h('input', {type: 'checkbox', id: 'decision-force'});
    const forced = h('p', {class: 'decision-force', hidden: version.status !== 'rejected'}, force,
      h('label', {for: 'decision-force'}, 'Promote it although it was rejected or a gate failed. This is recorded.'));
    this.open({
      title: `Promote version ${version.version}`,
      text: `${version.algorithm}, published ${models.day(version.published)} by ${version.actor}.`
        + (version.status === 'rejected' ? ' It was rejected.' : ''),
      fields: [this.field('decision-alias', 'It becomes', h('span', {class: 'select-box'}, choice)), forced],
      address: 'admin/promote', act: 'Promote',
      body: () => ({alias: choice.value, version: version.version, ...(force.checked ? {force: true} : {})}),
      refused: () => { forced.hidden = false; }
    });
  },

  remove(alias, version) {
    this.open({
      title: `Take the alias ${alias} away`,
      text: `Version ${version.version} stays in the registry and scores no more.`,
      fields: [], address: 'admin/promote', act: 'Take away', body: () => ({alias, version: null})
    });
  },

  rollback(alias, version) {
    this.open({
      title: `Roll ${alias} back`,
      text: `It points at version ${version.version} now and goes back to the version before it that was not rejected.`,
      fields: [], address: 'admin/rollback', act: 'Roll back', body: () => ({alias})
    });
  },

  named(alias) {
    const {alias: champion, challenger_alias: challenger} = models.list.at_work;
    return alias === champion ? `${alias}: it answers` : alias === challenger ? `${alias}: it scores in shadow` : alias;
  },

  field(id, text, control, hint) {
    return h('div', {class: 'decision-field'}, h('label', {for: id}, text), control,
      hint ? h('p', {class: 'hint', id: id + '-hint'}, hint) : null);
  },

  open(decision) {
    const sequence = models.list.sequence;
    const reason = h('textarea', {id: 'decision-reason', rows: 3, maxlength: 2000, required: true, 'aria-describedby': 'decision-reason-hint'});
    const actor = h('input', {type: 'text', id: 'decision-actor', maxlength: 200, autocomplete: 'name', value: this.actor});
    const token = h('input', {type: 'password', id: 'decision-token', autocomplete: 'off', required: true, value: models.token});
    this.message = h('div', {class: 'decision-message', role: 'alert'});
    this.submit = h('button', {type: 'submit', class: 'button primary'}, decision.act);
    const form = h('form', {class: 'decision-form'},
      h('h2', {id: 'decision-title'}, decision.title), h('p', {class: 'hint'}, decision.text), decision.fields,
      this.field('decision-reason', 'Why', reason, 'Kept for ever in the registry\u2019s history.'),
      this.field('decision-actor', 'Your name', actor),
      this.field('decision-token', 'Administrator\u2019s token', token),
      this.message,
      h('div', {class: 'decision-buttons'}, this.submit,
        h('button', {type: 'button', class: 'button', onclick: () => this.dialog.close()}, 'Cancel')));
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (!reason.value.trim()) {
        reason.value = '';
        reason.reportValidity();
        return;
      }
      models.token = token.value.trim();
      this.actor = actor.value.trim();
      const body = {...decision.body(), reason: reason.value.trim(), expected_sequence: sequence};
      if (this.actor) body.actor = this.actor;
      this.send(decision, body);
    });
    this.dialog = h('dialog', {class: 'decision', 'aria-labelledby': 'decision-title'}, form);
    this.dialog.addEventListener('close', () => this.dialog.remove());
    document.body.append(this.dialog);
    this.dialog.showModal();
    reason.focus();
  },

  async send(decision, body) {
    this.message.replaceChildren();
    this.submit.disabled = true;
    this.submit.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(decision.address, {
        method: 'POST', headers: {'Content-Type': 'application/json', Accept: 'application/json', Authorization: 'Bearer ' + models.token},
        body: JSON.stringify(body)
      });
      if (!response.ok) throw await refusal(response);
      this.done(await response.json());
    } catch (error) {
      this.submit.disabled = false;
      this.trouble(decision, error);
    } finally {
      this.submit.removeAttribute('aria-busy');
    }
  },

  async done({event, active, pinned}) {
    this.dialog.close();
    const serves = active ? `This service answers with version ${result.short(active.version)}` : 'This service has no model';
    const another = active && models.list.at_work.version !== active.version;
    const box = h('div', {class: 'notice done', role: 'status', tabindex: '-1'}, h('strong', {}, models.did(event) + '.'),
      serves + (pinned ? ', which was chosen by hand and stays until /admin/reload.' : '.'),
      another ? h('p', {}, models.button('Load the page of this model', 'button small', () => location.reload())) : null);
    await models.load();
    $('models-done').replaceChildren(box);
    box.focus();
  },

  /** As the registry says it: its sentences begin with the names of models, which are spelt as they are. */
  said(error) {
    const {status, detail} = error.problem ?? {};
    return detail && (status === 404 || status === 422) ? detail.replace(/\.?$/, '.') : told(error);
  },

  trouble(decision, error) {
    const problem = error.problem ?? {};
    if (problem.status === 401) {
      models.token = '';
      this.message.replaceChildren(h('div', {class: 'notice'}, h('strong', {}, 'That is not the administrator\u2019s token.'),
        'Nothing was done.'));
      $('decision-token').focus();
    } else if (problem.status === 409) {
      this.submit.disabled = true;
      this.message.replaceChildren(h('div', {class: 'notice'}, h('strong', {}, 'Somebody else decided meanwhile.'),
        'Nothing of yours was done. Close this, look at what has changed below, and decide again.'));
      models.load();
    } else {
      const gates = problem.gates ?? [];
      this.message.replaceChildren(h('div', {class: 'notice'}, h('strong', {}, 'Nothing was done.'), this.said(error),
        gates.length ? h('ul', {class: 'gates'}, gates.map(g => h('li', {}, h('span', {class: 'gate failed'}, 'Failed'),
          h('span', {}, h('strong', {}, g.gate), ' ', g.summary)))) : null));
      if (problem.status === 422) decision.refused?.();
    }
  }
};
