struct Station {
    var temperature: Int {
        get async {
            print("reading the thermometer")
            return 21
        }
    }
}

let station = Station()
print(await station.temperature, await station.temperature)
