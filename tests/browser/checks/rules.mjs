// html-validate's recommended rules; each one that is changed, with the reason.
export const rules = {
  // `<!doctype html>` in small letters is as valid, and shorter.
  'doctype-style': 'off',
  // A number is kept on one line by its style (.gs-phone), and copied with plain spaces that every dialler understands.
  'tel-non-breaking': 'off',
};
