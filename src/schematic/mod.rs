//! Schematic: the frame as flat vector shapes; written as SVG text here, as DOM nodes by the page.
