enum Shop {
    // snippet.prices
    static let prices = [
        "apple": 3,
        // snippet.hide
        "secret": 9,
        // snippet.show
        "pear": 4,
    ]
    // snippet.end
}
