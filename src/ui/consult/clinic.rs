//! The clinic's name and logo, and how to reach it.

use crate::clinic::Clinic;
use crate::ui::Page;
use crate::web::dom::{Node, el};
use crate::words::{Key, key};

pub(super) fn view(page: Page) -> Node {
    el("div").class("clinic").part("clinic").list(move || {
        let clinic = page.clinic.read();
        let mut shown = Vec::new();
        let logo = page.logo.get();
        if !logo.is_empty() {
            shown.push(
                el("img")
                    .class("clinic-logo")
                    .part("clinic-logo")
                    .attr("src", &logo)
                    .attr("alt", &clinic.name),
            );
        }
        if !clinic.name.is_empty() {
            shown.push(
                el("p")
                    .class("clinic-name")
                    .part("clinic-name")
                    .text(&clinic.name),
            );
        }
        shown.push(contact(page, &clinic));
        shown
    })
}

/// Links of schemes that were checked. They open beside the page, which keeps the consultation.
fn contact(page: Page, clinic: &Clinic) -> Node {
    let words = page.told.get();
    let contact = &clinic.contact;
    let rows: [(&str, Key); 4] = [
        (&contact.booking, key::CLINIC_BOOKING),
        (&contact.phone, key::CLINIC_PHONE),
        (&contact.email, key::CLINIC_EMAIL),
        (&contact.web, key::CLINIC_WEB),
    ];
    let links = rows.into_iter().filter(|(link, _)| !link.is_empty());
    el("p")
        .class("clinic-contact")
        .children(links.map(|(link, name)| {
            el("a")
                .attr("href", link)
                .attr("target", "_blank")
                .attr("rel", "noopener noreferrer")
                .text(words.say(name))
        }))
}
