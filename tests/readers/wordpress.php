<?php
// Sets up WordPress on a database of its own, imports the files named on the command line, and
// prints each post as its readers would see it, as JSON. Where a folder of the importer's plugin is
// given it imports; where none is, WordPress itself is given what the plugin reads.
[, $wordpress, $socket, $content, $importer] = $argv;
define('ABSPATH', "$wordpress/");
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', "localhost:$socket");
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_CONTENT_DIR', $content);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('WP_INSTALLING', true);
$table_prefix = 'wp_';
$_SERVER += ['HTTP_HOST' => 'example.org', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
$_SERVER['REQUEST_METHOD'] = 'GET';

function wp_new_blog_notification() {}

require ABSPATH . 'wp-settings.php';
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Blog', 'writer', 'writer@example.org', false, '', 'secret');
wp_set_current_user(1);

if ($importer) {
    define('WP_LOAD_IMPORTERS', true);
    require "$importer/wordpress-importer.php";
}

/** What the plugin reads out of a file and hands to WordPress. */
function import_by_hand($file) {
    $dom = new DOMDocument();
    if (!$dom->loadXML(file_get_contents($file)) || isset($dom->doctype)) {
        throw new Exception('no XML that the importer takes');
    }
    $xml = simplexml_import_dom($dom);
    $version = $xml->xpath('/rss/channel/wp:wxr_version');
    if (!$version || !preg_match('/^\d+\.\d+$/', trim((string) $version[0]))) {
        throw new Exception('no version');
    }
    if (!$xml->xpath('/rss/channel/wp:base_site_url')) {
        throw new Exception('no address of the site, not even an empty one');
    }
    foreach ($xml->channel->item as $item) {
        $wp = $item->children($xml->getDocNamespaces()['wp']);
        $encoded = $item->children('http://purl.org/rss/1.0/modules/content/')->encoded;
        $title = (string) $item->title;
        if (!post_type_exists((string) $wp->post_type)) {
            throw new Exception('no such type of post');
        }
        if (post_exists($title, '', (string) $wp->post_date)) {
            continue;
        }
        $post = [
            'import_id' => (int) $wp->post_id,
            'post_author' => get_current_user_id(),
            'post_date' => (string) $wp->post_date,
            'post_date_gmt' => (string) $wp->post_date_gmt,
            'post_content' => (string) $encoded,
            'post_title' => $title,
            'post_status' => (string) $wp->status,
            'post_name' => (string) $wp->post_name,
            'post_type' => (string) $wp->post_type,
        ];
        $id = wp_insert_post(wp_slash($post), true);
        if (is_wp_error($id)) {
            throw new Exception($id->get_error_message());
        }
    }
}

$shown = [];
foreach (array_slice($argv, 5) as $file) {
    $before = get_posts(['post_status' => 'any', 'numberposts' => -1, 'fields' => 'ids']);
    if ($importer) {
        ob_start();
        $importer = new WP_Import();
        $importer->import($file);
        ob_end_clean();
    } else {
        import_by_hand($file);
    }
    $after = get_posts(['post_status' => 'any', 'numberposts' => -1, 'fields' => 'ids']);
    foreach (array_diff($after, $before) as $id) {
        $post = get_post($id);
        $shown[basename($file, '.xml')] = [
            'title' => get_the_title($post),
            'body' => apply_filters('the_content', $post->post_content),
            'status' => $post->post_status,
            'date' => $post->post_date,
            'date_gmt' => $post->post_date_gmt,
        ];
    }
}
echo json_encode($shown), "\n";
