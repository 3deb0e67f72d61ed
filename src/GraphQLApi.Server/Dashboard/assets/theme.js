// A classic script in the head: the theme is set before anything is painted.
'use strict';
{
  const remembered = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null; // storage is off: the system's theme it is
    }
  };
  const isDark = () => (remembered() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const apply = () => {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
    dispatchEvent(new Event('themechange'));
  };
  apply();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
  addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    const label = () => { button.textContent = isDark() ? 'Light theme' : 'Dark theme'; };
    label();
    button.hidden = false;
    addEventListener('themechange', label);
    button.addEventListener('click', () => {
      try {
        localStorage.setItem('theme', isDark() ? 'light' : 'dark');
      } catch {
        return;
      }
      apply();
    });
  });
}
