// Turns the posts of the files named on the command line into the form of Ghost's editor, as its
// importer does, and that into the pages which Ghost shows, by the packages that Ghost uses itself.
'use strict';

const fs = require('fs');
const path = require('path');
const {DEFAULT_NODES} = require('@tryghost/kg-default-nodes');
const {htmlToLexical} = require('@tryghost/kg-html-to-lexical');
const Renderer = require('@tryghost/kg-lexical-html-renderer');

async function main() {
    const renderer = new Renderer({nodes: DEFAULT_NODES});
    const shown = {};
    for (const file of process.argv.slice(2)) {
        const [{data}] = JSON.parse(fs.readFileSync(file)).db;
        const [{title, html}] = data.posts;
        const body = await renderer.render(JSON.stringify(htmlToLexical(html)));
        shown[path.basename(file, '.json')] = {title, body};
    }
    console.log(JSON.stringify(shown));
}

main().catch(error => {
    console.error(error);
    process.exit(1);
});
