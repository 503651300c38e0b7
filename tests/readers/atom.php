<?php
// Reads the feeds named on the command line with SimplePie, WordPress's own reader of feeds and of
// Blogger's backups, and prints what it finds in each, as JSON.
[, $wordpress] = $argv;
define('ABSPATH', "$wordpress/");
define('WPINC', 'wp-includes');
require ABSPATH . WPINC . '/class-simplepie.php';

$shown = [];
foreach (array_slice($argv, 2) as $file) {
    $feed = new SimplePie();
    $feed->enable_cache(false);
    $feed->set_raw_data(file_get_contents($file));
    $feed->init();
    if ($feed->error() || $feed->get_item_quantity() !== 1) {
        throw new Exception("$file: not one entry");
    }
    $item = $feed->get_item(0);
    $control = $item->get_item_tags('http://www.w3.org/2007/app', 'control');
    $draft = $control[0]['child']['http://www.w3.org/2007/app']['draft'][0]['data'] ?? '';
    $shown[basename($file, '.xml')] = [
        'title' => $item->get_title(),
        'body' => $item->get_content(),
        'status' => $draft === 'yes' ? 'draft' : 'published',
        'date' => $item->get_date('c'),
    ];
}
echo json_encode($shown), "\n";
