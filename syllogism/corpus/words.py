"""The words that arguments are about: nouns and adjectives of our own choosing, and made-up ones.

Common nouns for people, animals and things with a regular plural, and short adjectives. Left out is
whatever the English reader would take for something else: its own function words, nouns whose
plural is an adjective or a verb form it confuses, and pairs that are forms of one noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import prod

from syllogism.corpus.draws import Draws

_PEOPLE = """
actor admiral architect artist astronaut athlete aunt author baker banker barber bishop blacksmith
boxer brewer broker builder butcher butler captain carpenter cashier chemist clerk coach cobbler
composer cook cousin cowboy critic dancer dentist diver doctor doorkeeper driver duke editor
emperor engineer explorer farmer father florist friar gardener general geologist governor guest
hairdresser hermit hunter inventor janitor jeweller jockey joiner judge juggler king knight
lawyer lecturer librarian magician major mason mayor mechanic merchant messenger miner minister
mother musician nephew notary novelist nun nurse optician orphan painter pastor peasant
philosopher pianist pilot pirate plumber poet potter printer prince professor ranger reporter
sailor saint scholar sculptor senator sergeant shepherd singer sister soldier surgeon swimmer tailor
teacher tenor tinker tourist trader traveller tutor uncle usher vicar viking violinist waiter
warden weaver wizard wrestler writer
"""

_ANIMALS = """
alligator ant badger bat beaver bee beetle boar camel canary cat
caterpillar chameleon cheetah cobra cockroach condor cricket crocodile crow dog dolphin
donkey dove dragon eagle eel elephant falcon ferret finch frog gazelle gecko giraffe goat
gorilla hamster hare hawk hedgehog heron hippo hornet horse hyena iguana jackal jaguar kangaroo
koala lemur leopard lion lizard llama lobster magpie mole moth newt ocelot
otter owl oyster panda parrot peacock pelican penguin pigeon pony porcupine possum python
rabbit raccoon rat raven reindeer robin rooster scorpion seagull seal shark skunk snail
spider squirrel stork swan tapir termite tiger toad tortoise toucan turtle viper vulture walrus
wasp weasel whale wombat worm yak zebra
"""

_THINGS = """
acorn almond anchor apple apron arrow avocado bagel balloon banana bandage banjo barrel basket
battery bicycle blanket boat bottle bowl bracelet bridge broom bucket button cabin
camera candle cannon canoe carpet carrot castle chair cherry chimney clarinet clock coin compass
cradle crystal cucumber curtain dagger diamond drum envelope fiddle flag flute fountain
garage garden gate glove guitar hammer harbour harp hat helmet hotel island jacket jewel kettle
kite ladder lamp lantern lemon letter lighthouse magnet mandolin map meadow medal melon mirror
mountain mushroom napkin necklace needle notebook oboe onion orange organ pancake parachute peach
pear pebble pencil pepper piano picture pillow planet plate pocket potato pumpkin puppet pyramid
radish river rocket rope ruler saddle sandal saucer sausage saxophone shovel sledge sofa
spoon statue stove suitcase sword table teapot telescope temple tent thimble tomato tower towel
tractor train tram trumpet tulip tunnel turnip umbrella vase vessel village violin volcano
wagon wallet wheel whistle window yacht
"""

_ADJECTIVES = """
absent active ancient angry anxious awkward blind bold brave brilliant brisk calm careful careless
charming cheap cheerful clean clever clumsy cold common crazy cruel curious damp dark dear
delicate dirty dull dusty eager elegant famous fancy fat fierce foreign fragile friendly
funny gentle giant glad golden graceful grand grateful greedy green grey grim handsome happy
harmless heavy hidden hollow huge humble hungry idle innocent jealous jolly lame large lazy little
lonely loud loyal lucky mad magic massive merry mighty modern modest narrow neat noble noisy
nervous obedient odd old pale patient peculiar perfect plain pleasant polite poor precious
pretty proud pure purple quick quiet rare red rich rigid rotten rough royal rude rusty sad scarlet
secret shabby sharp shiny short shy silent silly silver simple sleepy slender slim slow small
smooth soft splendid square stern stout strange strict strong stubborn sturdy sweet tall tame
tender thin thirsty tidy timid tiny tired tough ugly vain violent weak wealthy weary
white wicked wide wild wise wooden yellow young
"""

# Parts of made-up words: with these endings each of the 110,075 is a noun with a plain -s to the
# English reader, and none is a form of another noun.
_SYLLABLES = tuple(
    tuple(parts.split())
    for parts in (
        "b bl br d dr f fl fr g gl gr h j k kl kr l m n p pl pr r sk sl sm sn sp st str t tr tw "
        "v w y z",
        "a e i o u oo ee",
        "b d f g l m n p r t v z bb dd lt mp rk",
        "a i o u oo",
        "ck k nk rk rp",
    )
)
COINED = prod(map(len, _SYLLABLES))


@dataclass(frozen=True, slots=True)
class Noun:
    """A term in the singular and the plural; a symbol has one spelling for both.

    >>> Noun("wise baker", "wise bakers").with_article
    'a wise baker'

    Args:
        singular: As it stands after *every*.
        plural: As it stands after *all*: the name of the term.
    """

    singular: str
    plural: str

    @property
    def with_article(self) -> str:
        """The singular after *a* or *an*; a symbol takes no article."""
        if self.singular == self.plural:
            return self.singular
        return f"{'an' if self.singular[0] in 'aeiou' else 'a'} {self.singular}"


def regular(singular: str) -> Noun:
    """Return a noun with a regular plural.

    >>> [regular(noun).plural for noun in ("baker", "pony", "donkey", "walrus", "volcano")]
    ['bakers', 'ponies', 'donkeys', 'walruses', 'volcanoes']
    """
    if re.search("[^aeiou]y$", singular):
        return Noun(singular, f"{singular[:-1]}ies")
    if singular in _IN_OES or re.search("(s|x|z|ch|sh)$", singular):
        return Noun(singular, f"{singular}es")
    return Noun(singular, f"{singular}s")


_IN_OES = {"potato", "tomato", "volcano"}

NOUNS = tuple(map(regular, (_PEOPLE + _ANIMALS + _THINGS).split()))
ADJECTIVES = tuple(_ADJECTIVES.split())


def coin(draws: Draws) -> str:
    """Return one of `COINED` made-up words that can be said: the singular of a noun."""
    return "".join(map(draws.choose, _SYLLABLES))
