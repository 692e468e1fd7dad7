//! Lists made item by item. The standard library's way of collecting takes code of its own for every kind of iterator, which
//! comes to a thirtieth of the Wasm.

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
