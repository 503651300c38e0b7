// Boots Ghost on a database of its own, has its importer take the files named on the command
// line, and prints each post as its readers would see it, as JSON.
'use strict';

const fs = require('fs');
const path = require('path');

const [ghost, socket, content, ...files] = process.argv.slice(2);
const settings = {
    // In an environment of tests an import is waited for, and no mail is sent after it.
    NODE_ENV: 'testing-reader',
    url: 'http://127.0.0.1:2368',
    database__client: 'mysql',
    database__connection__socketPath: socket,
    database__connection__user: 'root',
    database__connection__password: '',
    database__connection__database: 'ghost',
    logging__level: 'error',
    logging__transports: '["stderr"]',
    paths__contentPath: content,
    paths__urlCache: content,
    privacy__useUpdateCheck: 'false',
    privacy__useGravatar: 'false',
};

/** What `importFromFile` does, but for its mail; what goes wrong is told, not logged. */
async function take(importer, file, options) {
    try {
        const read = await importer.preProcess(await importer.loadFile(file));
        return (await importer.doImport(read, options)).data;
    } catch (error) {
        return {problems: [error]};
    }
}

async function main() {
    process.chdir(ghost);
    Object.assign(process.env, settings);
    fs.cpSync('content', content, {recursive: true});
    const part = name => require(path.join(ghost, 'core', name));
    await part('boot')({backend: true, frontend: false, server: false});
    const {Post, User} = part('server/models');
    const importer = part('server/data/importer');
    const owner = await User.getOwnerUser();
    const user = {id: owner.id, email: owner.get('email')};
    const everything = {filter: 'status:[draft,published,scheduled,sent]', context: {internal: true}};
    const known = new Set((await Post.findAll(everything)).map(post => post.id));
    const shown = {};
    for (const file of files) {
        const name = path.basename(file, path.extname(file));
        const result = await take(importer, {name: path.basename(file), path: file}, {user});
        const came = (await Post.findAll(everything)).filter(post => !known.has(post.id));
        came.forEach(post => known.add(post.id));
        shown[name] = {
            problems: result.problems.map(problem => problem.message),
            posts: came.map(post => ({
                title: post.get('title'),
                address: post.get('slug'),
                body: post.get('html'),
                status: post.get('status'),
                created: post.get('created_at'),
                published: post.get('published_at'),
            })),
        };
    }
    console.log(JSON.stringify(shown));
    process.exit(0);
}

main().catch(error => {
    console.error(error);
    process.exit(1);
});
