struct Parcel {
    let weight: Int

    var postage: Int {
        get async {
            await rate(forWeight: weight)
        }
    }
}

func rate(forWeight weight: Int) async -> Int {
    weight < 500 ? 2 : 5
}

let postage = { (weight: Int) async -> Int in
    await Parcel(weight: weight).postage
}

print(await postage(120), await postage(900))
