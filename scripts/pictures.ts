// npm run pictures: takes the README's pictures from the product as it is now, in a real VS Code, and puts them in
// docs/pictures. `-- --gallery` takes every section in every theme, language and size instead, for people to look
// through, and puts them in .vscode-test/pictures.
import { parseArgs } from 'node:util';
import { takeGallery } from './pictures/gallery.ts';
import { takeReadmePictures } from './pictures/readme.ts';

const { values } = parseArgs({
  options: { gallery: { type: 'boolean', default: false }, language: { type: 'string' } },
});

if (values.gallery)
  await takeGallery(values.language === undefined ? ['en', 'ko'] : [values.language === 'ko' ? 'ko' : 'en']);
else await takeReadmePictures();
process.exit(0);
