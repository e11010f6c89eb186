//! Protocol: versioned messages between a host page and the widget.
