//! Units: what the standard library has and would weigh more.

use skindepth::units::in_order;

#[test]
fn items_are_put_in_order_and_equal_ones_stay_as_they_stood() {
    let rows: [&[u8]; 6] = [
        &[],
        &[1],
        &[2, 1],
        &[3, 1, 2, 1, 3, 0],
        &[5, 4, 3, 2, 1],
        &[1, 1, 1],
    ];
    for row in rows {
        let mut ours: Vec<(u8, usize)> = row.iter().copied().zip(0..).collect();
        let mut theirs = ours.clone();
        in_order(&mut ours, |a, b| a.0 < b.0);
        theirs.sort_by_key(|item| item.0);
        assert_eq!(ours, theirs, "{row:?}");
    }
}
