"""What the demo people write beside their cramps."""

PATIENT_NIGHT = (
    "Woke up with my toes pointing down. Stood on the cold tiles until it let go.",
    "The usual one. Pulled the foot up, counted to forty.",
    "Sat on the edge of the bed for ten minutes, no idea why tonight.",
    "Thought it would pass. It didn't, had to get up.",
    "Woke Chris again. Sorry, Chris.",
    "Hardly drank anything at the wedding, and here we are.",
    "Sore to walk on this morning.",
    "Short and sharp, gone before I had the light on.",
    "Blankets were tucked in too tight.",
    "Could feel it coming while turning over.",
    "Tried walking to the kitchen. Took three laps.",
    "Hot water bottle helped more than rubbing.",
    "Knot the size of a walnut.",
    "Lay still for ages afterwards, afraid to stretch.",
    "Dreamt of it first, then it was there.",
)
PATIENT_DAY = (
    "In the middle of a film. Missed the ending.",
    "After kneeling in the flower beds all afternoon.",
    "Just sitting, legs crossed.",
    "On the stairs. Held on to the rail.",
    "Long drive back from Leeds, barely stopped.",
    "At choir, standing for an hour and a half.",
)
PATIENT_RED_FLAG = (
    "Calf stayed thick and warm after this one, only the left. Rang the surgery at eight and "
    "they saw me the same morning."
)
ATHLETE_HARD = (
    "Last 800 of the session, locked up on the bend.",
    "Walked to the next lamp post, then on.",
    "Went out too fast again.",
    "Grabbed on the final climb.",
    "Cool-down was more of a limp-down.",
    "Legs were cooked before we started.",
    "Two bottles for three hours was not enough.",
    "Felt it twitch for a mile before it went.",
)
ATHLETE_AFTER = (
    "Pulling my socks off. Every time.",
    "On the couch, shoes still on.",
    "Getting out of the car.",
    "Kneeling down to tie a shoe.",
)
