using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Replies;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;
using SupportConsole.Tests.Fakes;
using Facts = SupportConsole.Tests.Core.Replies.SentenceFacts<SupportConsole.Tests.Core.Replies.RateReplyTruthTests.World>;
using Match = System.Text.RegularExpressions.Match;

namespace SupportConsole.Tests.Core.Replies;

/// <summary>
/// Whatever the state of an account, a reply about streaming sessions or LeMUR requests that may be copied says only
/// what is so. The facts are those of domain.md.
/// </summary>
public sealed class RateReplyTruthTests
{
    private static readonly Facts Claims = new Facts()
        .Claim("(?:New streaming sessions of your account (?<are>are|were) refused steadily\\.)", (world, match) =>
            world is { Works: true, Steady: true } && (match.Groups["are"].Value == "are") == world.GoesOn
        )
        .Claim(
            "(?<n>[\\d,]+) new streaming sessions? of your account (?:was|were) refused in the last hour with "
                + "\"Unauthorized connection: Too many concurrent sessions\", because more were asked for in a minute "
                + "than its limit allowed\\.",
            (world, match) => world.Works && Is(match, "n", world.Refused) && world.Refused > 0
        )
        .Claim(
            "In the worst minute (?<n>[\\d,]+) (?:was|were) refused over a limit of (?<limit>[\\d,]+) new sessions\\.",
            (world, match) => Is(match, "n", world.Worst) && Is(match, "limit", World.LimitThen)
        )
        .Claim("It goes on at this moment\\.", (world, _) => world.GoesOn)
        .Claim("It does not go on: the last was refused in the minute of .*\\.", (world, _) => !world.GoesOn)
        .Claim(
            "A refused attempt takes nothing from the limit: in the next minute new sessions can be opened again\\.",
            (world, _) => world.Works
        )
        .Claim(
            "While 70 % or more of a minute's limit is used, the limit rises by 10 % from minute to minute by itself\\.",
            (world, _) => world.Scales
        )
        .Claim(
            "We have raised your limit from (?<from>[\\d,]+) to (?<to>[\\d,]+) new streaming sessions a minute\\.",
            (world, match) =>
                world.Raise is { } raise
                && Is(match, "from", raise.From)
                && Is(match, "to", raise.To)
                && raise.To == world.Start
        )
        .Claim("It is in force already\\.", (world, _) => world is { Works: true, Raise: not null })
        .Claim("Each minute may open that many at least\\.", (world, _) => world is { Works: true, Scales: true })
        .Claim("Each minute may open that many\\.", (world, _) => world is { Works: true, Scales: false })
        .Claim(
            "We have asked our engineering team to raise your limit of new streaming sessions a minute to "
                + "(?<asked>[\\d,]+)\\.",
            (world, match) => Is(match, "asked", world.Asked ?? 0)
        )
        .Claim(
            "Raises of this size need their confirmation; we will tell you as soon as they have decided\\.",
            (world, _) => world.Asked is not null
        )
        .Claim(
            "Until then your account may open at least (?<start>[\\d,]+) new sessions in each minute\\.",
            (world, match) => world.Works && Is(match, "start", world.Start)
        )
        .Claim(
            "(?<n>[\\d,]+) streaming sessions? of your account (?:was|were) never terminated in the last 30 days: we "
                + "closed (?:it|each of them) after 3 h 00 min, and that time was charged\\.",
            (world, match) => Is(match, "n", world.Expired) && world.Expired > 0
        )
        .Claim(
            "At this moment (?<n>[\\d,]+) sessions? of your account (?:has|have) been open for 1 h 00 min or longer\\.",
            (world, match) => Is(match, "n", world.OpenLong) && world.OpenLong > 0
        )
        .Claim(
            "A session that is not terminated stays open, and is charged, until we close it after 3 h 00 min\\.",
            (_, _) => true
        )
        .Claim(
            "(?<n>[\\d,]+) LeMUR requests? of your account (?:was|were) refused with HTTP 429 in the last hour, "
                + "because more came within 60 seconds than its limit allowed\\.",
            (world, match) => world.Works && Is(match, "n", world.LemurRefused) && world.LemurRefused > 0
        )
        .Claim("The limit is (?<limit>[\\d,]+) requests in any 60 seconds now\\.", (world, match) =>
            Is(match, "limit", World.LemurLimit)
        )
        .Claim("Your account is disabled: the API refuses everything it sends, whatever its limits\\.", (world, _) =>
            world.Disabled
        )
        .Claim(
            "(?<queued>[\\d,]+) transcripts? that it had accepted before waits?, and starts? by "
                + "(?:itself|themselves) once the account is enabled again\\.",
            (world, match) => world is { Disabled: true, Paused: false } && Is(match, "queued", world.Queued)
        )
        .Claim(
            "(?<queued>[\\d,]+) transcripts? that it had accepted before waits?, and (?:is|are) not lost\\.",
            (world, match) => world.Disabled && Is(match, "queued", world.Queued)
        )
        .Courtesy(
            "Please terminate sessions that you no longer need\\.",
            "If this traffic is meant, tell us .*",
            "Please send \\{\"type\": \"Terminate\"\\} as soon as .*",
            "Please wait for the seconds that .*",
            "If you need more, tell us how many requests you expect\\.",
            "Please tell us if you want to use it, .*"
        );

    [Fact]
    public void AnyState_WhatMayBeCopied_IsSo()
    {
        var worlds =
            from disabled in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from stopped in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from scales in Gen.Elements(true, false)
            from minutes in Gen.Choose(-59, 0).ListOf()
            from worst in Gen.Choose(1, 60)
            from expired in Gen.Elements(0, 1, 17)
            from openLong in Gen.Elements(0, 1, 4)
            from lemur in Gen.Elements(0, 1, 1_200)
            from asked in Gen.Elements<int?>(null, null, 700)
            from raised in Gen.Elements(false, true)
            from paused in Gen.Elements(false, false, true)
            from queued in Gen.Elements(0, 1, 40)
            select new World(
                disabled,
                stopped,
                paused,
                queued,
                scales,
                [.. minutes],
                worst,
                expired,
                openLong,
                lemur,
                asked,
                raised
            );

        Prop.ForAll(worlds.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(45));

        static bool Holds(World world)
        {
            var (figures, rates) = (world.Figures(), world.Rates());
            var replies = ReplyTexts.AllRates(figures, rates);
            Claims.Hold(world, replies);
            Assert.Equal(
                ReplyTexts.Fitting(figures, rates) is not null,
                replies[0].MayBeCopied && replies[0].Kind == ReplyTexts.Fitting(figures, rates)
            );
            return true;
        }
    }

    private static bool Is(Match match, string group, long expected) => Facts.Number(match, group) == expected;

    /// <summary>An account's streaming: the minutes of the last hour with refusals, and what else is so.</summary>
    internal sealed record World(
        bool Disabled,
        bool Stopped,
        bool Paused,
        int Queued,
        bool Scales,
        int[] Minutes,
        int Worst,
        int Expired,
        int OpenLong,
        int LemurRefused,
        int? Asked,
        bool Raised
    )
    {
        public const int LimitThen = 120;

        public const int LemurLimit = 30;

        public bool Works => !Disabled && !Stopped;

        public int Start => Raised ? 300 : 100;

        public LimitRaise? Raise => Raised ? new(100, 300, Samples.Now.AddHours(-1)) : null;

        /// <summary>One in each minute, and the worst in the first.</summary>
        public long Refused => Course.Sum(minute => minute.Refused);

        /// <summary>Source: domain.md: steady in half of the hour's minutes, or for a quarter of an hour.</summary>
        public bool Steady => Assessed is { Class: ThrottlingClass.Steady };

        public bool GoesOn => Minutes.Any(minute => minute >= -1);

        private ThrottlingAssessment? Assessed =>
            RefusalCourse.Assess(Course, Samples.Now.AddSeconds(20), new(), TimeSpan.FromMinutes(5));

        private List<RefusalMinute> Course =>
            [
                .. Minutes
                    .Distinct()
                    .Order()
                    .Select(
                        (minute, index) =>
                            new RefusalMinute(Samples.Now.AddMinutes(minute), index == 0 ? Worst : 1, LimitThen)
                    ),
            ];

        public ReplyFigures Figures() =>
            new("10482", 200, 0, Queued, 0, 0, 0, ThrottlingClass.NotThrottled)
            {
                IsDisabled = Disabled,
                IsStoppedByBalance = Stopped,
                IsPaused = Paused,
            };

        public RateReplyFigures Rates() =>
            new()
            {
                StreamStart = Start,
                StreamScales = Scales,
                StreamsRefused = Refused,
                Streams = Assessed,
                AskedStreamLimit = Asked,
                StreamRaise = Raise,
                Expired = Expired,
                OpenLong = OpenLong,
                Scaling = new StreamingOptions(),
                LemurLimit = LemurLimit,
                LemurRefused = LemurRefused,
            };
    }
}
