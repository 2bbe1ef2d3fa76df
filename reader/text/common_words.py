"""Common English words: what a capital says nothing about.

Where a sentence begins, in a headline in title case and in a run of capitals, a capital letter does not
tell a name from a word. These are the words that stand there most.
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    a about above across after against ahead along although amid among an and another any are around as at
    be because been before behind being below beneath beside besides between beyond both but by can could
    despite did do does down during each either even ever every except few following for from had has have
    he her here hers herself him himself his how however i if in inside instead into is it its itself just
    least less like many may me might mine more most much must my near neither never no nobody none nor not
    nothing now of off on once one only onto or other others our ours out outside over past per rather same
    several shall she should since so some such than that the their theirs them themselves then there these
    they this those though through throughout till to too toward towards two three under underneath unless
    unlike until up upon us versus very via was we were what whatever when whenever where whereas wherever
    whether which while who whoever whom whose why will with within without would yes yet you your yours
    """.split()
)
"""The closed classes: articles, pronouns, prepositions, conjunctions, auxiliaries."""

COMMON_WORDS = FUNCTION_WORDS | frozenset(
    """
    able abroad accuse accused act add address administration again age ago agree aid aide aides aim air
    alas all allies allow allows ally almost alone already also altogether always angry announce anyway
    apart apparently appear approve argue arm arms army arrest arrive art ask asked asking assured
    attack attend back bad ball ban band bank bar base bat battle become began begin behold best better
    big bill billionaire bit black blast block blue board boat body bomb book border born boy break
    bring brings broke brother build built bus business businessman buy call called calls came camp
    campaign cancel car care case cash cat cause celebrate center centre certainly chance change check
    child city claim clear clearly close coach coast code cold come comes coming commend communist
    condemn confirm congratulating consequently conservative consider continue control cool cost court
    cover crew crime critics cross cup current currently cut cuts date daughter day days dead deal dear
    death debate declare defence defend defends defense demand deny die died dies diet discuss dismiss
    distance doctor dog done door draw dream drive drop dubbed due earlier early earth ease east eat
    edge eight elsewhere embattled end enter equally era eve evening eventually everyone everything evil
    ex expert experts express eye face fact fail fair fall family famously fan far farm fast father fear
    fed feel fellow fight fill film final finally find fine fire first fit five flag flat fleet flew
    floor flow fly focus food foot force forces form former formerly forward found four free freed fresh
    friend full fun fund further furthermore future gain game gas gave get gets girl give given gives go
    goal god goes going gold gone good got great green ground group grow growing gun guy hail half hall
    hand happy hard hat head health hear heard heart hello help hence henceforth hi high hill hint
    historically hit hold holds home honor honour hope hopefully host hot hour house hundreds husband
    ice idea ideally ill impeached impeachment inaugurate inauguration incidentally incoming incumbent
    indeed independent initially insider inspect interestingly internet invite iron island issue jail
    job join joint judge jump keep key kids kill killed kind king know land large lash last late later
    latest launch law lawmaker lawmakers lawyer lawyers lay lead leader leaders league leave led left
    leg let lets level liberal lie life lift light likewise line list little live lives local long look
    lord lose loss lost lot love low luck mad made mail main make makes male man mark market mass match
    mate matter mean meanwhile meet meeting meets member members men met mid military million mind miss
    mock model modern money month months moon moreover morning mother mourn move moves moving mull
    murder music name named namely naturally need needs net nevertheless new news newspaper next nice
    nicknamed night nine nominate nonetheless normally north notably note noted noting notwithstanding
    number obviously odd offer office official officially officials oil ok okay old older oldest online
    open opponents oppose opposition order orders ordinarily originally otherwise ought outgoing outline
    overall own pact page paid pain paper part partly party pass pay peace people perhaps period photo
    pick place plan plane plans play plays please pledge plus point police polls poor port possibly post
    pound power praise prepare presently press previously pro probably promise promising propose protest
    protesters provided public pull push put question quick quit quite race radio rain rally ran rate
    raw reach read ready real really recalling recently record red referring regarding regardless reign
    reiterate rejecting related relations remain repeat report reportedly reporter reports request
    resign respond rest retire return reveal rich ride right ring rise risk rival rivals river road rock
    role roll room round row rule run rural sack sad safe said sail sale salt salute sat save saw say
    saying says school scores sea seal search seat second secondly see seek seeks seems seen sell send
    sent separately set seven share ship shop short shot show shows shut side sign similarly simply sing
    sister sit site six size ski skin sky slam sleep slow small snow social socialist soft sold soldiers
    son song soon sources south space speak speaking speech sport spot spy staff stand star start state
    statement states stay step still stop storm story street strike strong subsequently suddenly summit
    sun support supporters supposedly sure suspend swap swear swore sworn take taken takes talk talks
    tax team tech tell tells ten term test thank thanks thereafter thereby therefore thing think third
    thousands threat threaten threatens thus time tiny today together told tomorrow tonight took top
    total tour tout town track trade train travel tree trial trip troops truck true truly trust try turn
    turns tweet twice twitter type typically ultimately understandably unfortunately union unlikely
    unveil urge usually veteran veto victorious victory video view visit visits voice vote voters vow
    vows wait walk wall want wants war warm warn warns wash watch water wave way weak weapon wear week
    weeks weigh welcome well went west wet whilst white wide wife wild win wind wins winter withdraw
    woman women word words work worker workers works world worse worst write wrong year years yesterday
    young zero
    """.split()
)
"""Words of all kinds that often begin a sentence or a headline, or that an acronym may look like."""
