//! Every text that the program asks for by name. Names of things are asked for by kind, in [`super::names`].

use super::Key;

/// Declares each key once, and the list of all of them.
macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        $($(#[$doc])* pub const $name: Key = Key($key);)*

        /// Every key, for the test that no language lacks one.
        pub const ALL: &[Key] = &[$($name),*];
    };
}

keys! {
    /// The title of the page.
    PAGE_TITLE = "page.title";
    /// What the picture is, for the canvas.
    PICTURE = "picture";
    /// How to move in the picture, for people who reach it by keyboard.
    PICTURE_KEYS = "picture.keys";
    /// Stands on every layout.
    STANDING = "standing";
    /// The intended purpose.
    PURPOSE = "purpose";
    /// The depth slider.
    DEPTH = "depth";
    /// The unit of depths.
    MM = "mm";
    /// The unit of short lengths.
    UM = "um";
    /// The card with depth and what follows from it.
    TREATMENT = "treatment";
    /// Where the tips reach.
    REACHES = "reaches";
    /// Number of needles.
    NEEDLES = "needles";
    /// Sessions of a series.
    SESSIONS = "sessions";
    /// Time between sessions.
    INTERVAL = "interval";
    /// Passes over the area.
    PASSES = "passes";
    /// Choices in the rail.
    CHOICES = "choices";
    /// Where.
    SITE = "site";
    /// Over the half of the picture that was not needled.
    HALF_INTACT = "half.intact";
    /// Over the half that was.
    HALF_NEEDLED = "half.needled";
    /// What the product's colour scale counts.
    SCALE_SHARE = "scale.share";
    /// What goes on the skin.
    PRODUCT = "product";
    /// No product.
    PRODUCT_NONE = "product.none";
    /// Skin tone.
    TONE = "tone";
    /// A tone of the scale.
    TONE_OF = "tone.of";
    /// The device.
    DEVICE = "device";
    /// Who uses it.
    SETTING = "setting";
    /// What the client would like to change.
    CONCERN = "concern";
    /// Thin, typical or thick skin.
    THICKNESS = "thickness";
    /// Further choices.
    MORE = "more";
    /// The product is covered.
    COVERED = "covered";
    /// The product is wiped off.
    WIPED = "wiped";
    /// One less.
    STEP_FEWER = "step.fewer";
    /// One more.
    STEP_MORE = "step.more";
    /// The time slider.
    TIME = "time";
    /// Starts the clock.
    PLAY = "play";
    /// Stops the clock.
    PAUSE = "pause";
    /// How fast the clock runs.
    SPEED = "speed";
    /// Buttons that go to a moment.
    JUMPS = "jumps";
    /// The camera's presets.
    VIEWS = "views";
    /// Names in the picture.
    LABELS = "labels";
    /// Copies a link.
    SHARE = "share";
    /// A link was copied.
    SHARE_DONE = "share.done";
    /// It could not be copied; the address bar has it.
    SHARE_FAILED = "share.failed";
    /// Changes between light and dark.
    THEME_DARK = "theme.dark";
    /// The list of languages.
    LANGUAGE_CHOOSE = "language.choose";
    /// Notices.
    NOTICES = "notices";
    /// Why a flat drawing is shown.
    SCHEMATIC = "schematic";
    /// Why the spread of a product is not shown.
    UNSOLVED = "unsolved";
    /// While the graphics processor is away.
    LOST = "lost";
    /// The clock before treatment.
    CLOCK_BEFORE = "clock.before";
    /// The clock while needles go in.
    CLOCK_NEEDLING = "clock.needling";
    /// The clock while needles are seen as an eye sees them.
    CLOCK_REAL = "clock.real";
    /// How much slower than in life a stroke is shown.
    PACE_SLOWED = "pace.slowed";
    /// Strokes of a pen in real time.
    PACE_BLUR = "pace.blur";
    /// One insertion in real time.
    PACE_ONCE = "pace.once";
    /// The clock just after.
    CLOCK_JUST = "clock.just";
    /// The heading before treatment.
    TITLE_BEFORE = "title.before";
    /// The heading while needles go in.
    TITLE_NEEDLING = "title.needling";
    /// Between the ends of a range where one is negative.
    RANGE_TO = "range.to";
    /// A share in percent.
    PERCENT = "percent";
    /// A share below one percent.
    PERCENT_LESS = "percent.less";
    /// In whom something hardly happens.
    PEOPLE_NONE = "people.none";
    /// In whom it nearly always does.
    PEOPLE_ALL = "people.all";
    /// Fewer than a tenth of people.
    PEOPLE_FEWER = "people.fewer";
    /// About so many of people.
    PEOPLE_ABOUT = "people.about";
    /// More than so many of people.
    PEOPLE_MORE = "people.more";
    /// A moment before treatment.
    MOMENT_BEFORE = "moment.before";
    /// A moment while needles go in.
    MOMENT_NEEDLING = "moment.needling";
    /// A moment just after.
    MOMENT_JUST = "moment.just";
    /// So long after.
    MOMENT_TIME = "moment.time";
    /// Where tips leave the dermis in some people.
    INTO_THROUGH = "into.through";
    /// Where the layers end.
    BEFORE_LAYERS = "before.layers";
    /// How thicknesses differ.
    BEFORE_SPREAD = "before.spread";
    /// The tips touch the skin.
    NEEDLING_TOUCH = "needling.touch";
    /// The tips have left the skin.
    NEEDLING_LEFT = "needling.left";
    /// The skin dents.
    NEEDLING_DENTS = "needling.dents";
    /// Tips going in.
    NEEDLING_IN = "needling.in";
    /// Tips at their deepest.
    NEEDLING_DEEPEST = "needling.deepest";
    /// Tips going out.
    NEEDLING_OUT = "needling.out";
    /// How deep the tips get.
    NEEDLING_REACH = "needling.reach";
    /// Where a tip is at the lower border of the dermis.
    IN_BORDER = "in.border";
    /// Tips that pass no border.
    PASSES_NONE = "passes.none";
    /// The beginning of a sentence just after.
    SINCE_JUST = "since.just";
    /// The beginning of a sentence, minutes or hours after.
    SINCE_TIME = "since.time";
    /// What leads after one session.
    AFTER_SINGLE = "after.single";
    /// What leads after some of a series.
    AFTER_SERIES = "after.series";
    /// Channels and surface.
    AFTER_STATE = "after.state";
    /// Channels and surface while the barrier leaks.
    AFTER_LEAKY = "after.leaky";
    /// What stands left of the seam.
    AFTER_SEAM = "after.seam";
    /// Channels that are open.
    OPEN_OPEN = "open.open";
    /// Channels that close.
    OPEN_CLOSING = "open.closing";
    /// Channels that are almost closed.
    OPEN_ALMOST = "open.almost";
    /// Channels that are closed.
    OPEN_CLOSED = "open.closed";
    /// Redness.
    SURFACE_PINK = "surface.pink";
    /// Fading redness.
    SURFACE_STILL = "surface.still";
    /// No redness.
    SURFACE_CLEAR = "surface.clear";
    /// Swelling beside redness.
    SURFACE_SWOLLEN = "surface.swollen";
    /// Flaking beside redness.
    SURFACE_FLAKING = "surface.flaking";
    /// The first immune cells.
    TISSUE_NEUTROPHILS = "tissue.neutrophils";
    /// The clearing cells.
    TISSUE_MACROPHAGES = "tissue.macrophages";
    /// Early collagen.
    TISSUE_COLLAGEN_III = "tissue.collagen-iii";
    /// Late collagen.
    TISSUE_COLLAGEN_I = "tissue.collagen-i";
    /// How much of a product got in.
    ABSORBED = "absorbed";
    /// A picture before treatment, in one line.
    CAPTION_BEFORE = "caption.before";
    /// A picture of needles, in one line.
    CAPTION_NEEDLING = "caption.needling";
    /// A picture of healing, in one line.
    CAPTION_AFTER = "caption.after";
    /// A number was out of range.
    WARNING_CLAMPED = "warning.clamped";
    /// A value is unknown.
    WARNING_UNKNOWN_VALUE = "warning.unknown-value";
    /// A parameter is unknown.
    WARNING_UNKNOWN_PARAMETER = "warning.unknown-parameter";
    /// A parameter is given twice.
    WARNING_REPEATED = "warning.repeated";
    /// A link's end cannot be read.
    WARNING_TOKEN = "warning.token";
    /// More warnings than are listed.
    WARNING_TOO_MANY = "warning.too-many";
    /// The story's panel.
    STORY = "story";
    /// Goes a step back.
    STORY_BACK = "story.back";
    /// Goes a step on.
    STORY_NEXT = "story.next";
    /// Lets the story play.
    STORY_PLAY = "story.play";
    /// Stops it.
    STORY_PAUSE = "story.pause";
    /// Back to the step after having looked around.
    STORY_RETURN = "story.return";
    /// What was guessed.
    STORY_GUESSED = "story.guessed";
    /// So many hairs side by side.
    DEPTH_HAIRS = "depth.hairs";
    /// Has it read aloud.
    STORY_LISTEN = "story.listen";
    /// Opens the guidance.
    GUIDANCE = "guidance";
    /// Opens what is known.
    KNOWN = "known";
    /// How to read it.
    KNOWN_HOW = "known.how";
    /// Goes to the mechanism in the picture.
    KNOWN_SEE = "known.see";
    /// What trials measured.
    KNOWN_TRIALS = "known.trials";
    /// They contradict each other.
    KNOWN_DISPUTED = "known.disputed";
    /// Trials that found a difference.
    KNOWN_FOR = "known.for";
    /// Trials that found none, or less.
    KNOWN_AGAINST = "known.against";
    /// No trial measured it in people.
    KNOWN_NONE = "known.none";
    /// What cannot be told.
    KNOWN_OPEN = "known.open";
    /// Where an interval's "no effect" stands.
    KNOWN_NO_EFFECT = "known.no-effect";
    /// Depths that were used.
    KNOWN_DEPTHS = "known.depths";
    /// People counted.
    RESULT_PEOPLE = "result.people";
    /// Before and after.
    RESULT_BEFORE = "result.before";
    /// A mean without a range.
    RESULT_MEAN = "result.mean";
    /// The arm with needling.
    ARM_NEEDLING = "arm.needling";
    /// When it was measured.
    BY_FOLLOW_UP = "by.follow-up";
    /// Those who rated did not know what was done.
    BY_BLINDED = "by.blinded";
    /// They knew.
    BY_OPEN = "by.open";
    /// The maker paid.
    BY_SPONSORED = "by.sponsored";
    /// Opens the calendar.
    CALENDAR = "calendar";
    /// What it is for.
    CALENDAR_HOW = "calendar.how";
    /// The date of the first session.
    CALENDAR_TREATMENT = "calendar.treatment";
    /// The date of an event.
    CALENDAR_EVENT = "calendar.event";
    /// Days from one session to the next.
    CALENDAR_INTERVAL = "calendar.interval";
    /// While no date is chosen.
    CALENDAR_NONE = "calendar.none";
    /// The event lies before the first session.
    CALENDAR_BEFORE = "calendar.before";
    /// It is on the day of a session.
    CALENDAR_SAME = "calendar.same";
    /// It is some days after one.
    CALENDAR_AFTER = "calendar.after";
    /// After how many days what others can see has settled.
    CALENDAR_SETTLE = "calendar.settle";
    /// A bruise may show.
    CALENDAR_BRUISE = "calendar.bruise";
    /// Goes to the day in the picture.
    CALENDAR_SHOW = "calendar.show";
    /// What the drawing shows.
    CALENDAR_CHART = "calendar.chart";
    /// The list of sessions.
    CALENDAR_SESSIONS = "calendar.sessions";
    /// One of them.
    CALENDAR_SESSION = "calendar.session";
    /// The day before one.
    CALENDAR_EVE = "calendar.eve";
    /// Saves the file.
    CALENDAR_SAVE = "calendar.save";
    /// Where the dates go.
    CALENDAR_PRIVATE = "calendar.private";
    /// A session in the file.
    CALENDAR_FILE_SESSION = "calendar.file.session";
    /// The event in the file.
    CALENDAR_FILE_EVENT = "calendar.file.event";
    /// Closes it.
    CLOSE = "close";
    /// The title of the page without scripts.
    PRINT_TITLE = "print.title";
    /// What it is about, for those who list pages.
    PRINT_ABOUT = "print.about";
    /// The way to the moving picture.
    PRINT_PICTURE = "print.picture";
    /// The checklist.
    GUIDANCE_CHECKLIST = "guidance.checklist";
    /// How to use the checklist.
    GUIDANCE_CHECKLIST_HOW = "guidance.checklist.how";
    /// While nothing is ticked.
    GUIDANCE_CHECKLIST_NONE = "guidance.checklist.none";
    /// What to talk about.
    GUIDANCE_CHECKLIST_TALK = "guidance.checklist.talk";
    /// Care before and after.
    GUIDANCE_AFTERCARE = "guidance.aftercare";
    /// What that care rests on.
    GUIDANCE_AFTERCARE_HOW = "guidance.aftercare.how";
    /// Other treatments.
    GUIDANCE_BESIDE = "guidance.beside";
    /// Authorised uses.
    GUIDANCE_USES = "guidance.uses";
    /// What regulators authorised.
    GUIDANCE_USES_SAYS = "guidance.uses.says";
    /// No depth is advice.
    GUIDANCE_DEPTH_SAYS = "guidance.depth.says";
    /// Opens the numbers and their sources.
    NUMBERS = "numbers";
    /// Opens what gets in.
    ABSORBED_OPEN = "absorbed.open";
    /// Opens the source card of what is named.
    CITE = "cite";
    /// The heading of a source card.
    CITE_TITLE = "cite.title";
    /// In whom and how.
    CITE_WHOM = "cite.whom";
    /// Remarks.
    CITE_NOTE = "cite.note";
    /// Where it was published.
    CITE_SOURCE = "cite.source";
    /// The number was seen in its source.
    CITE_SEEN = "cite.seen";
    /// What other methods found.
    CITE_METHODS = "cite.methods";
    /// A method that is used.
    CITE_USED = "cite.used";
    /// The table is in English.
    CITE_ENGLISH = "cite.english";
    /// The page of all references.
    CITE_ALL = "cite.all";
    /// The table did not come.
    CITE_FAILED = "cite.failed";
    /// What the numbers are.
    NUMBERS_HOW = "numbers.how";
    /// Thickness of the layers.
    NUMBERS_LAYERS = "numbers.layers";
    /// Heading of what grows in the skin of the site.
    NUMBERS_GROWN = "numbers.grown";
    /// Openings of follicles in the surface.
    NUMBERS_OPENINGS = "numbers.openings";
    /// Density of vellus hairs.
    NUMBERS_FINE_HAIRS = "numbers.fine-hairs";
    /// How deep strong hairs are rooted.
    NUMBERS_ROOTS = "numbers.roots";
    /// How deep sebaceous glands lie.
    NUMBERS_OIL_GLANDS = "numbers.oil-glands";
    /// How deep the coils of sweat glands lie.
    NUMBERS_SWEAT_GLANDS = "numbers.sweat-glands";
    /// Needles and channels.
    NUMBERS_NEEDLES = "numbers.needles";
    /// Whose skin was measured.
    NUMBERS_SEX = "numbers.sex";
    /// How thick the needles are.
    NUMBERS_GAUGE = "numbers.gauge";
    /// How their tips are ground.
    NUMBERS_TIP = "numbers.tip";
    /// Strokes of a pen.
    NUMBERS_RATE = "numbers.rate";
    /// What the device has.
    NUMBERS_USUAL = "numbers.usual";
    /// A sharp tip.
    NUMBERS_SHARP = "numbers.sharp";
    /// A blunt one.
    NUMBERS_BLUNT = "numbers.blunt";
    /// Depth that is reached.
    NUMBERS_REACHED = "numbers.reached";
    /// Channels per area.
    NUMBERS_DENSITY = "numbers.density";
    /// Their number with its range.
    NUMBERS_DENSITY_SAYS = "numbers.density.says";
    /// Width of a channel.
    NUMBERS_WIDTH = "numbers.width";
    /// Open share of the surface.
    NUMBERS_OPEN = "numbers.open";
    /// How long signs last after one session.
    NUMBERS_HEALING = "numbers.healing";
    /// A value with its range.
    NUMBERS_RANGE = "numbers.range";
    /// No product is chosen.
    ABSORBED_NONE = "absorbed.none";
    /// The calculation is under way.
    ABSORBED_WAIT = "absorbed.wait";
    /// The table of amounts.
    ABSORBED_DOSE = "absorbed.dose";
    /// Needled skin.
    ABSORBED_NEEDLED = "absorbed.needled";
    /// Intact skin.
    ABSORBED_INTACT = "absorbed.intact";
    /// In a channel.
    ABSORBED_CHANNEL = "absorbed.channel";
    /// What the ranges are.
    ABSORBED_HOW = "absorbed.how";
    /// The profile.
    ABSORBED_PROFILE = "absorbed.profile";
    /// The profile in words.
    ABSORBED_PROFILE_SAYS = "absorbed.profile.says";
    /// The two published closings.
    ABSORBED_CLOSURES = "absorbed.closures";
    /// Uncovered channels.
    ABSORBED_UNCOVERED = "absorbed.uncovered";
    /// Covered channels.
    ABSORBED_COVERED = "absorbed.covered";
    /// What moves the result most.
    ABSORBED_DECISIVE = "absorbed.decisive";
    /// More inside is not proven to work better.
    ABSORBED_UNPROVEN = "absorbed.unproven";
    /// When the product goes on.
    APPLIED = "applied";
    /// Before the needling.
    APPLIED_BEFORE = "applied.before";
    /// At once after it.
    APPLIED_AT_ONCE = "applied.at-once";
    /// Some time after it.
    APPLIED_AFTER = "applied.after";
    /// Take-home: the dialog, and the button that opens it.
    TAKE = "take";
    /// What the code does.
    TAKE_HOW = "take.how";
    /// What the drawing of the code is.
    TAKE_CODE = "take.code";
    /// The link as text.
    TAKE_LINK = "take.link";
    /// Copies it.
    TAKE_COPY = "take.copy";
    /// Why there is no code.
    TAKE_NO_CODE = "take.no-code";
    /// Prints the handout.
    TAKE_PRINT = "take.print";
    /// Use without a network.
    OFFLINE = "offline";
    /// No copy is kept.
    OFFLINE_NONE = "offline.none";
    /// Makes one.
    OFFLINE_MAKE = "offline.make";
    /// How much of it has come.
    OFFLINE_MAKING = "offline.making";
    /// It is whole.
    OFFLINE_READY = "offline.ready";
    /// A newer one waits.
    OFFLINE_NEWER = "offline.newer";
    /// Takes it away again.
    OFFLINE_REMOVE = "offline.remove";
    /// The second display.
    SECOND = "second";
    /// What it is for.
    SECOND_HOW = "second.how";
    /// Opens its window.
    SECOND_OPEN = "second.open";
    /// Its language.
    SECOND_LANGUAGE = "second.language";
    /// It has not answered yet.
    SECOND_WAITING = "second.waiting";
    /// It follows.
    SECOND_HERE = "second.here";
    /// It vanished.
    SECOND_GONE = "second.gone";
    /// It could not be opened.
    SECOND_REFUSED = "second.refused";
    /// The practitioner's notes.
    SECOND_NOTES = "second.notes";
    /// What is told now.
    SECOND_NOW = "second.now";
    /// What comes next.
    SECOND_NEXT = "second.next";
    /// Ends the consultation.
    END = "end";
    /// Says when everything is cleared.
    IDLE = "idle";
    /// Seconds that are left.
    IDLE_SECONDS = "idle.seconds";
    /// Goes on.
    IDLE_STAY = "idle.stay";
    /// The heading of the handout.
    HANDOUT = "handout";
    /// Its section on depth.
    HANDOUT_DEPTH = "handout.depth";
    /// The depth that is set.
    HANDOUT_SET = "handout.set";
    /// Where a layer ends.
    HANDOUT_LAYER = "handout.layer";
    /// How many tips pass it.
    HANDOUT_SHARE = "handout.share";
    /// Its section on time.
    HANDOUT_TIME = "handout.time";
    /// One session of the series.
    HANDOUT_SESSION = "handout.session";
    /// The day of the first session where no date is known.
    HANDOUT_FIRST = "handout.first";
    /// Above what leads after the last session.
    HANDOUT_AFTER = "handout.after";
    /// The client's event.
    HANDOUT_EVENT = "handout.event";
    /// Its questions.
    HANDOUT_ASK = "handout.ask";
    /// Its sources.
    HANDOUT_SOURCES = "handout.sources";
    /// Why it has none.
    HANDOUT_NO_SOURCES = "handout.no-sources";
    /// Above its code.
    HANDOUT_SAME = "handout.same";
    /// The consultation's buttons.
    CONSULT = "consult";
    /// The list of presets.
    CONSULT_PRESETS = "consult.presets";
    /// What the presets' depths are.
    CONSULT_PRESETS_SAYS = "consult.presets.says";
    /// The clinic's depths.
    CONSULT_DEPTHS = "consult.depths";
    /// Opens all choices.
    CONSULT_CHOICES = "consult.choices";
    /// Pictures beside each other.
    COMPARE = "compare";
    /// Back to one picture.
    COMPARE_CLOSE = "compare.close";
    /// What differs.
    COMPARE_AXIS = "compare.axis";
    /// Which values are shown.
    COMPARE_VALUES = "compare.values";
    /// What a picture shows.
    COMPARE_SHOWN = "compare.shown";
    /// How deep tips reach.
    COMPARE_REACH = "compare.reach";
    /// Where most tips end.
    COMPARE_LAYER = "compare.layer";
    /// When channels have closed.
    COMPARE_CLOSED = "compare.closed";
    /// When redness has gone.
    COMPARE_REDNESS = "compare.redness";
    /// How much of the dose has got in.
    COMPARE_PASSED = "compare.passed";
    /// How the amounts that got in differ.
    COMPARE_DOSE = "compare.dose";
    /// No product has been put on.
    COMPARE_NONE = "compare.none";
    /// The spread is still being computed.
    COMPARE_WAITING = "compare.waiting";
    /// How a picture differs from the first.
    COMPARE_BESIDE = "compare.beside";
    /// Nothing calculated differs.
    COMPARE_SAME = "compare.same";
    /// Between parts of a difference.
    COMPARE_AND = "compare.and";
    /// Tips reach deeper.
    COMPARE_DEEPER = "compare.deeper";
    /// Tips reach less deep.
    COMPARE_SHALLOWER = "compare.shallower";
    /// Tips end elsewhere.
    COMPARE_ENDS = "compare.ends";
    /// Channels stay open longer.
    COMPARE_OPEN_LONGER = "compare.open-longer";
    /// Channels close sooner.
    COMPARE_OPEN_SHORTER = "compare.open-shorter";
    /// Redness lasts longer.
    COMPARE_RED_LONGER = "compare.red-longer";
    /// Redness goes sooner.
    COMPARE_RED_SHORTER = "compare.red-shorter";
    /// The series takes longer.
    COMPARE_SERIES_LONGER = "compare.series-longer";
    /// The series takes less long.
    COMPARE_SERIES_SHORTER = "compare.series-shorter";
    /// Drawing on the picture.
    INK = "ink";
    /// Puts the pen away.
    INK_DONE = "ink.done";
    /// The pens and stamps.
    INK_TOOLS = "ink.tools";
    /// The pen.
    INK_PEN = "ink.pen";
    /// The word of the stamp.
    INK_HERE = "ink.here";
    /// Takes the last mark back.
    INK_UNDO = "ink.undo";
    /// Takes all marks away.
    INK_CLEAR = "ink.clear";
    /// How marks behave.
    INK_SAYS = "ink.says";
    /// How many marks there are, for those who hear it.
    INK_COUNT = "ink.count";
    /// How to reach the clinic.
    CLINIC_CONTACT = "clinic.contact";
    /// Asks for an appointment.
    CLINIC_BOOKING = "clinic.booking";
    /// The telephone.
    CLINIC_PHONE = "clinic.phone";
    /// The mail address.
    CLINIC_EMAIL = "clinic.email";
    /// The site.
    CLINIC_WEB = "clinic.web";
    /// What the clinic itself advises.
    CLINIC_SAYS = "clinic.says";
    /// The clinic's file is not to be had.
    CLINIC_MISSING = "clinic.missing";
    /// The logo cannot be shown.
    CLINIC_LOGO_MISSING = "clinic.logo-missing";
    /// Heads what is wrong in the clinic's file.
    CLINIC_PROBLEMS = "clinic.problems";
    /// One thing that is wrong.
    CLINIC_PROBLEM = "clinic.problem";
    /// The file as a whole.
    CLINIC_FILE = "clinic.file";
    /// Nothing was found.
    CLINIC_NOTHING = "clinic.nothing";
    /// The configurator's heading.
    CONFIGURE = "configure";
    /// What the configurator does.
    CONFIGURE_SAYS = "configure.says";
    /// The file's text.
    CONFIGURE_FILE = "configure.file";
    /// Saves the file.
    CONFIGURE_SAVE = "configure.save";
    /// Copies a text.
    CONFIGURE_COPY = "configure.copy";
    /// It is copied.
    CONFIGURE_COPIED = "configure.copied";
    /// Opens a file.
    CONFIGURE_OPEN = "configure.open";
    /// The text for other pages.
    CONFIGURE_SNIPPET = "configure.snippet";
    /// The preview.
    CONFIGURE_PREVIEW = "configure.preview";
    /// Nothing is wrong.
    CONFIGURE_GOOD = "configure.good";
    /// Adds an entry.
    CONFIGURE_ADD = "configure.add";
    /// Removes an entry.
    CONFIGURE_REMOVE = "configure.remove";
    /// Moves an entry up.
    CONFIGURE_UP = "configure.up";
}
