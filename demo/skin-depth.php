<?php
/**
 * Plugin Name: Skindepth
 * Description: The shortcode [skin-depth site="cheek" depth="1"] shows the widget. Put your host in place of your-host.example.
 * License: MIT OR Apache-2.0
 */

if (!defined('ABSPATH')) {
    exit;
}

const SKIN_DEPTH_HOST = 'https://your-host.example';

add_shortcode('skin-depth', function ($attributes, $content = '') {
    wp_enqueue_script('skin-depth', SKIN_DEPTH_HOST . '/v1/embed/skin-depth.js', [], null, true);
    $markup = '<skin-depth';
    foreach ((array) $attributes as $name => $value) {
        // Parameters and the element's own attributes have such names; events of the page do not get in.
        if (is_string($name) && preg_match('/^[a-z]+(-[a-z]+)*$/', $name) && strncmp($name, 'on', 2) !== 0 && $name !== 'style') {
            $markup .= ' ' . $name . '="' . esc_attr($value) . '"';
        }
    }
    return $markup . '>' . wp_kses_post($content) . '</skin-depth>';
});

add_filter('script_loader_tag', function ($tag, $handle) {
    return $handle === 'skin-depth' ? str_replace('<script ', '<script type="module" ', str_replace(" type='text/javascript'", '', $tag)) : $tag;
}, 10, 2);
