using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Replies;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Tests.Fakes;
using Facts = SupportConsole.Tests.Core.Replies.SentenceFacts<SupportConsole.Tests.Core.Replies.ReplyTruthTests.World>;

namespace SupportConsole.Tests.Core.Replies;

/// <summary>
/// Whatever the state of an account, a reply about throttling that may be copied says only what is so. The facts are
/// those of domain.md.
/// </summary>
public sealed class ReplyTruthTests
{
    private const string PeakPattern = "(?:, with (?<peak>[\\d,]+) wanted at the peak of the last hour)?";

    private static readonly Facts Claims = new Facts()
        .Claim(
            "Some of your transcripts had to wait because your account reached its limit of (?<limit>[\\d,]+) "
                + $"transcripts at once{PeakPattern}\\.",
            (world, match) =>
                world is { Waited: true, Works: true, LimitThatHeld: > 0, WasLowered: false }
                && Is(match, "limit", world.LimitThatHeld)
                && PeakIsSo(world, match)
        )
        .Claim(
            "Some of your transcripts had to wait because your account reached its limit of transcripts at once\\.",
            (world, _) => world is { Waited: true, Works: true }
        )
        .Claim("That limit has changed since they began to wait, and is (?<limit>[\\d,]+) now\\.", (world, match) =>
            world.WasLowered && Is(match, "limit", world.Effective)
        )
        .Claim(
            "At this moment (?<running>[\\d,]+) transcripts? runs? and (?<queued>[\\d,]+) waits?, since .*\\.",
            (world, match) =>
                Is(match, "running", world.Running) && Is(match, "queued", world.Queued) && world.Queued > 0
        )
        .Claim("At the present rate the last of them starts in about (?<wait>.+)\\.", (world, match) =>
            world is { Works: true, Queued: > 0 } && match.Groups["wait"].Value == WaitIn(world)
        )
        .Claim(
            "They start by themselves, oldest first, as soon as others finish; nothing is lost, and you need not "
                + "send anything again\\.",
            (world, _) => world.Queued > 0 && world.Works
        )
        .Claim("Nothing waits any more(?<room>, and new transcripts start at once)?\\.", (world, match) =>
            world.Queued == 0 && (!match.Groups["room"].Success || (world.Works && world.Running < world.Effective))
        )
        .Claim("Nothing is waiting any more\\.", (world, _) => world.Queued == 0)
        .Claim(
            "Your account is throttled steadily: it wants more transcripts at once than its limit of "
                + $"(?<limit>[\\d,]+) allows{PeakPattern}\\.",
            (world, match) =>
                world is { Class: ThrottlingClass.Steady, Queued: > 0, Works: true }
                && Is(match, "limit", world.Effective)
                && PeakIsSo(world, match)
        )
        .Claim(
            "Your account was throttled steadily: it wanted more transcripts at once than its limit of "
                + $"(?<limit>[\\d,]+) allowed{PeakPattern}\\.",
            (world, match) =>
                world is { Class: ThrottlingClass.Steady, Works: true, LimitThatHeld: > 0 }
                && Is(match, "limit", world.LimitThatHeld)
                && PeakIsSo(world, match)
        )
        .Claim(
            "We have raised your limit from (?<from>[\\d,]+) to (?<to>[\\d,]+) transcripts at once\\.",
            (world, match) =>
                Is(match, "from", world.YesterdaysLimit)
                && Is(match, "to", world.Limit)
                && world.Limit > world.YesterdaysLimit
                && world.SomebodyRaised
        )
        .Claim("It is in force already\\.", (world, _) => world.Works)
        .Claim("We have asked our engineering team to raise this limit to (?<asked>[\\d,]+)\\.", (world, match) =>
            Is(match, "asked", world.Asked ?? 0)
        )
        .Claim(
            "Raises of this size need their confirmation; we will tell you as soon as they have decided\\.",
            (world, _) => world.Asked is not null
        )
        .Claim(
            "Until then every transcript you send is accepted: those over the limit wait in line and start by "
                + "themselves, oldest first\\.",
            (world, _) => world.Works
        )
        .Claim("Your account may run (?<limit>[\\d,]+) transcripts at once\\.", (world, match) =>
            world.Works && Is(match, "limit", world.Effective)
        )
        .Claim(
            "Your account is not throttled: (?<running>[\\d,]+) transcripts? of it runs? now, of (?<limit>[\\d,]+) "
                + "allowed at once, and none waits\\.",
            (world, match) =>
                world is { Works: true, Queued: 0 }
                && Is(match, "running", world.Running)
                && Is(match, "limit", world.Effective)
        )
        .Claim("So the limit does not slow your transcripts down\\.", (world, _) => !world.Waited)
        .Claim(
            "We have asked our engineering team to look for the cause, and will tell you what they find\\.",
            (world, _) => world.EngineeringWasAsked
        )
        .Claim("We have paused the queue of your account until (?<until>.*)\\.", (world, match) =>
            world is { Paused: true, Disabled: false }
            && match.Groups["until"].Value
                == World.PauseEnd.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)
        )
        .Claim("(?<queued>[\\d,]+) transcripts? waits? now\\.", (world, match) => Is(match, "queued", world.Queued))
        .Claim(
            "What you send is accepted and waits in line\\.|It starts by itself, oldest first, when the pause ends, as "
                + "far as your limit allows\\.",
            (world, _) => world is { Paused: true, Disabled: false, Stopped: false }
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
            "If you expect such peaks more often, tell us .*",
            "Tell us how many transcripts you want to run at once, .*",
            "Nothing (?:is|was) lost(?:, and you need not send anything again)?\\.",
            "To find the cause, it helps us to know .*",
            "Please tell us if you want to use it, .*"
        );

    [Fact]
    public void AnyState_WhatMayBeCopied_IsSo()
    {
        var changes =
            from hoursAgo in Gen.Choose(1, 40)
            from kind in Gen.Frequency(
                (4, Gen.Constant(LimitChangeCause.Change)),
                (1, Gen.Constant(LimitChangeCause.Escalation)),
                (2, Gen.Constant(LimitChangeCause.Undo)),
                (1, Gen.Constant(LimitChangeCause.Expiry))
            )
            from limit in Gen.Elements(5, 150, 200, 220, 240, 420, 700)
            select (hoursAgo, kind, limit);
        var worlds =
            from steps in changes.ArrayOf()
            from disabled in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from stopped in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from paused in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from running in Gen.Choose(0, 500)
            from queued in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, 900)))
            from more in Gen.Choose(0, 300)
            from heldDice in Gen.Elements(World.HeldAsNow, World.HeldByUs, 5, 200)
            from throttled in Gen.Elements(
                ThrottlingClass.NotThrottled,
                ThrottlingClass.Transient,
                ThrottlingClass.Spike,
                ThrottlingClass.Steady
            )
            from asked in Gen.Elements<int?>(null, null, 600)
            from engineering in Gen.Elements(false, true)
            select new World(
                steps,
                disabled,
                stopped,
                paused,
                running,
                queued,
                running + queued + more,
                heldDice,
                throttled,
                asked,
                engineering
            );

        // A failure prints its seed and the shortest state.
        Prop.ForAll(worlds.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(6));

        static bool Holds(World world)
        {
            var replies = ReplyTexts.All(world.Figures());
            Claims.Hold(world, replies);
            Assert.Equal(
                ReplyTexts.Fitting(world.Figures()) is not null,
                replies[0].MayBeCopied && replies[0].Kind == ReplyTexts.Fitting(world.Figures())
            );
            return true;
        }
    }

    [Fact]
    public void Raise_TakenBackByAnUndo_IsNoNews()
    {
        LimitChange[] changes =
        [
            Change(3, LimitChangeCause.Change, 220, 420),
            Change(2, LimitChangeCause.Undo, 420, 220),
        ];

        Assert.Null(LimitRaise.Find(changes, 220, Samples.Now));
        Assert.Equal(
            new LimitRaise(220, 420, Samples.Now.AddHours(-3)),
            LimitRaise.Find(changes[..1], 420, Samples.Now)
        );
        Assert.Null(LimitRaise.Find([Change(3, LimitChangeCause.Change, 420, 220)], 220, Samples.Now));
        Assert.Null(LimitRaise.Find([Change(25, LimitChangeCause.Change, 220, 420)], 420, Samples.Now));
    }

    /// <summary>
    /// At one finish a minute: all that is over the limit finishes first, then as many as wait with the last.
    /// </summary>
    private static string WaitIn(World world)
    {
        var (finishes, running) = (0, world.Running);
        for (var waiting = world.Queued; waiting > 0; )
        {
            if (running < world.Effective)
            {
                (running, waiting) = (running + 1, waiting - 1);
            }
            else
            {
                (running, finishes) = (running - 1, finishes + 1);
            }
        }

        return DurationText.Of(TimeSpan.FromMinutes(finishes));
    }

    private static bool PeakIsSo(World world, System.Text.RegularExpressions.Match match) =>
        !match.Groups["peak"].Success || (Is(match, "peak", world.Peak) && world.Peak > Facts.Number(match, "limit"));

    private static bool Is(System.Text.RegularExpressions.Match match, string group, int expected) =>
        Facts.Number(match, group) == expected;

    private static LimitChange Change(int hoursAgo, LimitChangeCause cause, int from, int to) =>
        new()
        {
            AuditSequence = 100 - hoursAgo,
            AccountId = "10482",
            Kind = LimitKind.AsyncConcurrency,
            Cause = cause,
            At = Samples.Now.AddHours(-hoursAgo),
            By = "Eve",
            OldLimit = from,
            OldSource = LimitSource.Override,
            NewLimit = to,
            NewSource = LimitSource.Override,
        };

    /// <summary>An account: its limit's course from 200 on, and how it stands.</summary>
    internal sealed record World(
        (int HoursAgo, LimitChangeCause Cause, int Limit)[] Steps,
        bool Disabled,
        bool Stopped,
        bool Paused,
        int Running,
        int Queued,
        int Peak,
        int HeldDice,
        ThrottlingClass Class,
        int? Asked,
        bool EngineeringWasAsked
    )
    {
        /// <summary>What waited lately waited for the limit that is in force now.</summary>
        public const int HeldAsNow = -1;

        /// <summary>What waited lately waited while its queue was paused, or it was disabled.</summary>
        public const int HeldByUs = 0;

        public static DateTimeOffset PauseEnd { get; } = Samples.Now.AddHours(3);

        public bool Works => !Disabled && !Stopped && !Paused;

        public bool Waited => Queued > 0 || Class != ThrottlingClass.NotThrottled;

        public int Limit => Course.Count == 0 ? 200 : Course[^1].NewLimit;

        /// <summary>
        /// Source: domain.md, "Negative balance" rule 1; a disabled account is refused everything, a paused queue starts
        /// nothing.
        /// </summary>
        public int Effective =>
            Disabled || Paused ? 0
            : Stopped ? 1
            : Limit;

        /// <summary>More runs than the limit in force allows: it was another when the waiting began.</summary>
        public bool WasLowered => Queued > 0 && Running > Effective;

        public int LimitThatHeld => Queued > 0 || HeldDice == HeldAsNow ? Effective : HeldDice;

        public int YesterdaysLimit =>
            Course.FirstOrDefault(change => change.At > Samples.Now.AddHours(-24))?.OldLimit ?? Limit;

        public bool SomebodyRaised =>
            Course.Any(change =>
                change.At > Samples.Now.AddHours(-24)
                && change.NewLimit > change.OldLimit
                && change.NewLimit <= Limit
                && change.Cause is LimitChangeCause.Change or LimitChangeCause.Escalation
            );

        private List<LimitChange> Course
        {
            get
            {
                var course = new List<LimitChange>();
                foreach (var (hours, cause, wanted) in Steps.OrderByDescending(step => step.HoursAgo))
                {
                    var now = course.Count == 0 ? 200 : course[^1].NewLimit;
                    var goesBack = cause is LimitChangeCause.Undo or LimitChangeCause.Expiry;
                    if (!goesBack || course.Count > 0)
                    {
                        course.Add(Change(hours, cause, now, goesBack ? course[^1].OldLimit : wanted));
                    }
                }

                return course;
            }
        }

        public ReplyFigures Figures() =>
            new("10482", Effective, Running, Queued, Peak, 11.6m, Waited ? 5 : 0, Class)
            {
                Since = Queued > 0 ? Samples.Now.AddMinutes(-41) : null,
                ExpectedWait = QueueWait.OfTheLast(Running, Queued, Effective, 1),
                Raise = LimitRaise.Find(Course, Limit, Samples.Now),
                LimitWhenQueued = LimitThatHeld,
                AskedLimit = Asked,
                IsEngineeringAsked = EngineeringWasAsked,
                IsDisabled = Disabled,
                IsStoppedByBalance = Stopped,
                IsPaused = Paused,
                PausedUntil = Paused ? PauseEnd : null,
            };
    }
}
