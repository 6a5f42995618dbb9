//! Which of two numbers is the month: “03/04/2024”.

use super::TimeExpression;
use super::value::{Stretch, Symbolic, Year};

/// Days in numbers are read month first, as American news writes them, until the article shows that it writes the day first: beside
/// “28/02/2024”, “03/04/2024” is of April.
pub(super) fn put_in_order(text: &str, times: &mut [TimeExpression]) {
    let orders = || times.iter().filter_map(|time| order_of(time.span.of(text)));
    let is_day_first = orders().any(|order| order == Order::DayFirst) && !orders().any(|order| order == Order::MonthFirst);
    if !is_day_first {
        return;
    }
    for time in times.iter_mut().filter(|time| order_of(time.span.of(text)) == Some(Order::Either)) {
        if let Symbolic::On(Stretch::Day(month, day, year @ Year::Stated(_)), at) = time.value {
            time.value = Symbolic::On(Stretch::Day(day, month, year), at);
        }
    }
}

/// What a day in numbers tells of their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
    Either,
}

/// The order of a day in numbers that ends in its year; `None` for all else.
fn order_of(words: &str) -> Option<Order> {
    let mut parts = words.split_whitespace().next()?.split('/');
    let (one, other): (u8, u8) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next()?;
    Some(match (one > 12, other > 12) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        _ => Order::Either,
    })
}
