//! Lists made item by item, and put in order so. The standard library's way of collecting takes code of its own for every kind
//! of iterator, which comes to a thirtieth of the Wasm, and its way of sorting as much for every list.

pub trait IntoList: Iterator + Sized {
    /// All items, in their order.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> IntoList for I {}

/// Short lists by a key; those with the same one stay as they were.
pub fn in_order<T, K: Ord>(list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::new();
    for item in list {
        let place = ordered.iter().take_while(|other| key(other) <= key(&item)).count();
        ordered.insert(place, item);
    }
    ordered
}
