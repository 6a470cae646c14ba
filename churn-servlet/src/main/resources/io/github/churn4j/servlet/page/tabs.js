// Tabs by the ARIA pattern: one stop for the tab key, arrows between them, each with an address of its own.

const tabs = {
  shown: '',
  listeners: [],

  start() {
    this.all = [...document.querySelectorAll('[role="tab"]')];
    this.all.forEach((tab, i) => {
      tab.addEventListener('click', () => this.go(tab.dataset.tab));
      tab.addEventListener('keydown', event => {
        const to = {ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: this.all.length - 1}[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const next = this.all[(to + this.all.length) % this.all.length];
        this.go(next.dataset.tab);
        next.focus();
      });
    });
    addEventListener('popstate', () => this.show(this.named()));
    addEventListener('hashchange', () => this.show(this.named()));
    this.show(this.named());
  },

  named() {
    const name = location.hash.slice(1);
    return this.all.some(t => t.dataset.tab === name) ? name : 'predict';
  },

  go(name) {
    if (name !== this.shown) history.pushState(null, '', '#' + name);
    this.show(name);
  },

  show(name) {
    this.shown = name;
    for (const tab of this.all) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute('aria-selected', chosen);
      tab.tabIndex = chosen ? 0 : -1;
      $(tab.getAttribute('aria-controls')).hidden = !chosen;
    }
    this.listeners.forEach(listener => listener(name));
  }
};
