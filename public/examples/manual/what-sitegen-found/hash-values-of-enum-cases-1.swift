enum Season: CaseIterable { case spring, summer, autumn, winter }

var found: [Season] = []
for (position, season) in Season.allCases.enumerated() {
    guard season.hashValue == position else { break }
    found.append(season)
}
print(found.count, "of", Season.allCases.count)
