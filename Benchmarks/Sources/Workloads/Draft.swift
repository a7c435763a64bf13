/// What the parts of one program take names and numbers from. No name comes twice.
struct Draft {
    private var random: SplitMix64
    private var types = typeNames
    private var variables = variableNames
    private var functions = functionNames
    private var people = personNames

    init(random: SplitMix64) {
        self.random = random
    }

    mutating func type() -> String { random.take(from: &types) }

    mutating func variable() -> String { random.take(from: &variables) }

    mutating func function() -> String { random.take(from: &functions) }

    /// A name of a person, or of a thing that has one.
    mutating func person() -> String { random.take(from: &people) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { random.number(in: range) }

    mutating func element<Element>(of elements: [Element]) -> Element {
        random.element(of: elements)
    }

    /// Several numbers, separated by commas.
    mutating func numbers(_ count: Int, in range: ClosedRange<Int>) -> String {
        (0..<count).map { _ in String(number(range)) }.joined(separator: ", ")
    }

    /// Several words, separated by spaces; words may come twice.
    mutating func phrase(_ count: Int) -> String {
        (0..<count).map { _ in element(of: words) }.joined(separator: " ")
    }
}

extension SplitMix64 {
    /// Takes one of the elements out; there are always enough.
    fileprivate mutating func take(from elements: inout [String]) -> String {
        elements.remove(at: number(in: 0...elements.count - 1))
    }
}

/// Words of prose and of strings.
let words = """
    after again along amber apple autumn basket before bell below bridge bright candle carry cedar
    clear cloud coast copper corner distant early east ember evening feather field first garden
    gentle glass grain harbour hollow island ivory jasmine kettle lantern late ledger lemon light
    linen little maple meadow mellow middle morning narrow needle north oak ocean olive open orchard
    paper pebble pepper plain quarry quiet quill rain reed ribbon river round saddle salt sand
    second shade silver slow small south spring station stone summer thistle thread timber
    under valley velvet violet warm water west willow window winter wooden yellow
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

private let typeNames = """
    Account Archive Badge Beacon Bottle Cabin Caravan Chapter Compass Courier Depot Engine Ferry
    Folder Gallery Gauge Hangar Invoice Jacket Kiosk Ladder Library Locker Marble Market Meter
    Notebook Orchard Outpost Packet Parcel Pilot Planet Queue Racket Recipe Relay Sample Sensor
    Shelter Signal Sketch Studio Tavern Ticket Tower Tunnel Vault Vessel Voyage Wagon Workshop
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

private let variableNames = """
    amounts batch bounds bundle cargo chart choices counts deck draft entries extras fleet grades
    guests heights hours index inventory items journal labels lengths levels limits list markers
    measures members menu notes numbers offers orders pages pairs parts path points prices ranks
    readings record results rooms route samples scores series shelf sizes stages stock sums table
    tasks tiers tokens total trail units values votes weights zones
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

private let functionNames = """
    arrange assemble balance check clean collect combine compare convert deliver describe double
    estimate examine explain fetch filtered find fold gather grade handle inspect join label load
    look measure merge order pack parse pick place prepare produce rate reduced render repeated
    resolve round scan select shorten sort spread store tally transform trim unfold update weigh
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

private let personNames = """
    Ada Alan Alice Barbara Bjarne Chris Dana Dennis Donald Edsger Ellen Frances Grace Guido Hedy
    Ivan Jean John Katherine Ken Lynn Margaret Mary Niklaus Noor Peter Radia Ravi Rosa Sofia Tim
    Tony Vera Wanda Yukihiro Zoe
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
