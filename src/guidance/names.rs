//! The stable names of what outcomes are made of, for the message catalogue.

use super::outcome::{About, Added, Comparator, Finding, Measure, Who};

/// Declares the names of a kind, and the list of all.
macro_rules! named {
    ($kind:ident: $($variant:ident = $name:literal),+ $(,)?) => {
        impl $kind {
            /// The stable name.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
    ($kind:ident with all: $($variant:ident = $name:literal),+ $(,)?) => {
        impl $kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
        }
        named!($kind: $($variant = $name),+);
    };
}

named!(About:
    Wrinkles = "wrinkles",
    AcneScars = "acne-scars",
    DarkMarks = "dark-marks",
    Pores = "pores",
    Texture = "texture",
    Elasticity = "elasticity",
    Collagen = "collagen",
    StretchMarks = "stretch-marks",
    Harm = "harm",
);

named!(Measure with all:
    ReportedImprovement = "reported-improvement",
    WrinkleGrade = "wrinkle-grade",
    WrinkleSeverity = "wrinkle-severity",
    ScarScoreFall = "scar-score-fall",
    ScarScore = "scar-score",
    ScarScoreDifference = "scar-score-difference",
    ScarGrade = "scar-grade",
    ScarGradeImprovement = "scar-grade-improvement",
    ChanceOfSuccess = "chance-of-success",
    RatedResponse = "rated-response",
    OddsOfHalfBetter = "odds-of-half-better",
    MelasmaScoreFall = "melasma-score-fall",
    SizeOfEffect = "size-of-effect",
    NotTestedAlone = "not-tested-alone",
    TextureGrade = "texture-grade",
    LaxityGrade = "laxity-grade",
    MeasuredElasticity = "measured-elasticity",
    ElastinProtein = "elastin-protein",
    CollagenContent = "collagen-content",
    MarksHalfBetter = "marks-half-better",
    PoorResponse = "poor-response",
    NewDarkMarks = "new-dark-marks",
    TramTrackScars = "tram-track-scars",
    WorsePigmentation = "worse-pigmentation",
);

named!(Comparator with all:
    Before = "before",
    UntreatedSide = "untreated-side",
    Peel = "peel",
    Laser = "laser",
    NeedlingAlone = "needling-alone",
    RoutineCare = "routine-care",
    OtherTreatments = "other-treatments",
    NoneTested = "none-tested",
    NotSaid = "not-said",
);

named!(Added with all:
    TranexamicAcid = "tranexamic-acid",
    Platelets = "platelets",
    TopicalMedicine = "topical-medicine",
);

named!(Finding with all:
    Better = "better",
    NoDifference = "no-difference",
    Worse = "worse",
    NoAnswer = "no-answer",
    Harm = "harm",
    NoHarm = "no-harm",
);

named!(Who with all:
    Improved = "improved",
    Excellent = "excellent",
    Good = "good",
    Poor = "poor",
    DarkMarks = "dark-marks",
    TramTracks = "tram-tracks",
    Worse = "worse",
);
