// html-validate's recommended rules; each one that is changed, with the reason.
export const rules = {
  // `<!doctype html>` in small letters is as valid, and shorter.
  'doctype-style': 'off',
};
