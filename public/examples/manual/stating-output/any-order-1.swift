for flower in ["rose", "tulip", "aster"] as Set {
    print(flower)
}
