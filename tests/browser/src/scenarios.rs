//! What must hold in every engine. Each scenario is a promise to a person, kept by its steps.

mod access;
mod consult;
mod faults;
mod hands;
mod links;
mod manners;
mod offline;
mod practice;
mod science;
mod takehome;
mod widget;
mod widget_faults;
mod widget_load;
mod words;

use anyhow::Result;

use crate::page::Page;

/// One promise.
pub(crate) struct Scenario {
    /// In kebab-case, as the command line takes it.
    pub(crate) name: &'static str,
    /// Under which conditions.
    pub(crate) needs: Needs,
    /// When it runs.
    pub(crate) when: When,
    /// The steps.
    run: fn(&Page<'_>) -> Result<()>,
}

/// When a scenario runs, besides when it is named.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum When {
    /// Each time.
    Always,
    /// With `--long`: it takes minutes.
    Long,
    /// Never: it needs a host of its own.
    Named,
}

/// Conditions of a scenario.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Needs {
    /// The site exactly as it is deployed.
    Untouched,
    /// As it is deployed, over a network that the scenario breaks, with another build to turn to.
    Broken,
    /// The same where the engine has a switch for WebGL with it switched off, so that a page opens quickly.
    BrokenFlat,
    /// With the probe, which sees errors and plants faults.
    Probe,
    /// With the probe, over a flat drawing, for what is promised does not hang on how the picture is drawn and a drawing
    /// is there at once. With `--long` over the picture.
    Drawing,
    /// With the probe, in a browser whose WebGL is switched off.
    NoWebgl,
    /// As it is deployed, with what the browser's threads do in its log: for figures.
    Traced,
}

impl Needs {
    /// In which place come scenarios that share a session; none where each has its own.
    pub(crate) const fn sharing(self) -> Option<u8> {
        match self {
            Self::Probe => Some(0),
            Self::NoWebgl => Some(1),
            Self::Drawing => Some(2),
            Self::Untouched | Self::Traced | Self::Broken | Self::BrokenFlat => None,
        }
    }
}

impl Scenario {
    /// Keeps the promise, or says where it broke.
    pub(crate) fn keep(&self, page: &Page<'_>) -> Result<()> {
        // Nothing is wrong, whatever the scenario before has left; a host of its own takes no orders.
        if self.when != When::Named {
            offline::order(page, "mend")?;
        }
        (self.run)(page)
    }
}

const fn scenario(name: &'static str, needs: Needs, run: fn(&Page<'_>) -> Result<()>) -> Scenario {
    Scenario {
        name,
        needs,
        when: When::Always,
        run,
    }
}

const fn long(name: &'static str, needs: Needs, run: fn(&Page<'_>) -> Result<()>) -> Scenario {
    Scenario {
        when: When::Long,
        ..scenario(name, needs, run)
    }
}

/// All of them, the simple ones first.
pub(crate) const SCENARIOS: &[Scenario] = &[
    scenario("becomes-live", Needs::Untouched, manners::becomes_live),
    scenario(
        "starts-without-errors",
        Needs::Probe,
        manners::starts_without_errors,
    ),
    scenario("stays-at-home", Needs::Drawing, manners::stays_at_home),
    scenario("rests-when-idle", Needs::Probe, manners::rests_when_idle),
    scenario(
        "fits-a-narrow-window",
        Needs::Drawing,
        manners::fits_a_narrow_window,
    ),
    scenario("keeps-nothing", Needs::Drawing, manners::keeps_nothing),
    scenario(
        "mouse-drags-the-needle",
        Needs::Probe,
        hands::mouse_drags_the_needle,
    ),
    scenario(
        "finger-drags-the-needle",
        Needs::Probe,
        hands::finger_drags_the_needle,
    ),
    scenario("the-seam-follows-the-hand", Needs::Probe, hands::the_seam_follows),
    scenario("keys-move-the-depth", Needs::Probe, hands::keys_move_the_depth),
    scenario("time-can-be-dragged", Needs::Probe, hands::time_can_be_dragged),
    scenario(
        "time-plays-and-pauses",
        Needs::Probe,
        hands::time_plays_and_pauses,
    ),
    scenario("another-site", Needs::Probe, hands::another_site),
    scenario("every-stage-shows", Needs::Probe, hands::every_stage_shows),
    scenario("every-language", Needs::Drawing, words::every_language),
    scenario("strange-languages", Needs::Drawing, words::strange_languages),
    scenario(
        "story-turns-its-pages",
        Needs::Drawing,
        words::story_turns_its_pages,
    ),
    scenario(
        "story-plays-by-itself",
        Needs::Probe,
        words::story_plays_by_itself,
    ),
    long(
        "story-plays-to-its-end",
        Needs::Probe,
        words::story_plays_to_its_end,
    ),
    scenario(
        "checklist-gives-no-verdict",
        Needs::Drawing,
        words::checklist_gives_no_verdict,
    ),
    long("axe-finds-nothing", Needs::NoWebgl, access::axe_finds_nothing),
    scenario(
        "axe-finds-nothing-in-dialogs",
        Needs::NoWebgl,
        access::axe_finds_nothing_in_dialogs,
    ),
    scenario(
        "keys-reach-everything",
        Needs::NoWebgl,
        access::keys_reach_everything,
    ),
    scenario("controls-have-names", Needs::NoWebgl, access::controls_have_names),
    long("one-voice-at-a-time", Needs::NoWebgl, access::one_voice_at_a_time),
    long("nothing-is-cut-off", Needs::NoWebgl, access::nothing_is_cut_off),
    scenario(
        "nothing-is-cut-off-at-320",
        Needs::NoWebgl,
        access::nothing_is_cut_off_at_320,
    ),
    scenario("calendar-answers", Needs::Drawing, access::calendar_answers),
    scenario("known-shows-trials", Needs::Drawing, access::known_shows_trials),
    scenario(
        "numbers-show-sources",
        Needs::Drawing,
        science::numbers_show_sources,
    ),
    scenario(
        "story-names-its-sources",
        Needs::Drawing,
        science::story_names_its_sources,
    ),
    scenario(
        "product-shows-its-ranges",
        Needs::Drawing,
        science::product_shows_its_ranges,
    ),
    scenario(
        "references-without-scripts",
        Needs::Untouched,
        science::references_without_scripts,
    ),
    scenario("story-is-read-aloud", Needs::Drawing, words::story_is_read_aloud),
    scenario("story-turns-by-hand", Needs::Drawing, words::story_turns_by_hand),
    scenario(
        "story-without-scripts",
        Needs::Untouched,
        words::story_without_scripts,
    ),
    scenario(
        "reload-keeps-the-state",
        Needs::Drawing,
        links::reload_keeps_the_state,
    ),
    scenario("opens-at-a-moment", Needs::Drawing, links::opens_at_a_moment),
    scenario("nasty-addresses", Needs::NoWebgl, links::nasty_addresses),
    scenario(
        "consult-in-three-taps",
        Needs::Drawing,
        consult::right_picture_in_three_taps,
    ),
    scenario(
        "pictures-beside-each-other",
        Needs::Probe,
        consult::pictures_beside_each_other,
    ),
    scenario(
        "drawings-beside-each-other",
        Needs::NoWebgl,
        consult::drawings_beside_each_other,
    ),
    scenario(
        "ink-stays-on-its-structure",
        Needs::Probe,
        consult::ink_stays_on_its_structure,
    ),
    scenario(
        "settings-are-checked",
        Needs::Drawing,
        consult::settings_are_checked_as_they_are_typed,
    ),
    scenario("form-builds-a-file", Needs::Drawing, practice::form_builds_a_file),
    scenario(
        "large-logo-is-left-out",
        Needs::Drawing,
        practice::large_logo_is_left_out,
    ),
    scenario(
        "context-lost-and-restored",
        Needs::Probe,
        faults::context_lost_and_restored,
    ),
    scenario("without-webgl", Needs::NoWebgl, faults::without_webgl),
    scenario("without-webassembly", Needs::Probe, faults::without_webassembly),
    scenario("without-a-network", Needs::Probe, faults::without_a_network),
    scenario(
        "without-the-second-part",
        Needs::Probe,
        faults::without_the_second_part,
    ),
    scenario("with-a-missing-file", Needs::Probe, faults::with_a_missing_file),
    scenario("after-a-panic", Needs::Probe, faults::after_a_panic),
    scenario("widget-waits-to-be-seen", Needs::Probe, widget::waits_to_be_seen),
    scenario("widget-obeys-its-host", Needs::Probe, widget::obeys_its_host),
    long("widget-links-by-hand", Needs::Probe, widget::links_by_hand),
    long(
        "widget-says-what-failed",
        Needs::Untouched,
        widget_faults::says_what_failed,
    ),
    long(
        "widget-is-refused-and-mended",
        Needs::Untouched,
        widget_faults::is_refused_and_mended,
    ),
    long("widget-is-doctored", Needs::Untouched, widget_faults::is_doctored),
    long(
        "widget-without-webgl",
        Needs::NoWebgl,
        widget_faults::without_webgl,
    ),
    long("widget-shows-a-poster", Needs::Probe, widget::shows_a_poster),
    long("widget-leaves-scrolling", Needs::Probe, widget::leaves_scrolling),
    long(
        "widget-looks-like-its-host",
        Needs::Probe,
        widget::looks_like_its_host,
    ),
    long("widget-on-hard-pages", Needs::Probe, widget::on_hard_pages),
    long(
        "widget-hears-no-stranger",
        Needs::Probe,
        widget_load::hears_no_stranger,
    ),
    long("widgets-by-the-dozen", Needs::Probe, widget_load::by_the_dozen),
    long("widgets-come-and-go", Needs::Probe, widget_load::come_and_go),
    long(
        "context-lost-at-random",
        Needs::Probe,
        widget_load::context_lost_at_random,
    ),
    Scenario {
        when: When::Named,
        ..scenario("widget-in-wordpress", Needs::Untouched, widget::in_wordpress)
    },
    scenario(
        "link-goes-home-in-a-code",
        Needs::Drawing,
        takehome::link_goes_home_in_a_code,
    ),
    scenario("handout-is-printed", Needs::Drawing, takehome::handout_is_printed),
    long(
        "consultation-leaves-nothing",
        Needs::Broken,
        takehome::consultation_leaves_nothing,
    ),
    long("kiosk-begins-anew", Needs::Probe, takehome::kiosk_begins_anew),
    scenario(
        "second-display-follows",
        Needs::Drawing,
        takehome::second_display_follows,
    ),
    scenario(
        "keeps-no-copy-unasked",
        Needs::BrokenFlat,
        offline::keeps_no_copy_unasked,
    ),
    long(
        "works-without-a-network",
        Needs::Broken,
        offline::works_without_a_network,
    ),
    long(
        "install-cut-at-every-request",
        Needs::BrokenFlat,
        offline::install_cut_at_every_request,
    ),
    long(
        "update-cut-at-every-request",
        Needs::BrokenFlat,
        offline::update_cut_at_every_request,
    ),
    long(
        "no-update-in-a-consultation",
        Needs::Broken,
        offline::no_update_in_a_consultation,
    ),
    long(
        "consultation-without-a-network",
        Needs::Broken,
        practice::consultation_without_a_network,
    ),
    long(
        "day-of-consultations",
        Needs::Probe,
        practice::day_of_consultations,
    ),
    long("no-room-for-a-copy", Needs::Broken, offline::no_room_for_a_copy),
];
