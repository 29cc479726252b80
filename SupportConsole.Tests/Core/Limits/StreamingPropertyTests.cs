using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Tests.Core.Limits;

/// <summary>The pure streaming limiter against a naive model that lives every minute, idle ones included.</summary>
public sealed class StreamingPropertyTests
{
    private static readonly StreamingOptions Options = new();
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AnyTraffic_AgreesWithTheModelThatLivesEveryMinute()
    {
        // Seconds to the next burst (now and then backwards, as from another node's clock), attempts, and the account's
        // terms.
        var steps =
            from seconds in Gen.Frequency((6, Gen.Choose(0, 90)), (2, Gen.Choose(90, 1_500)), (1, Gen.Choose(-200, 0)))
            from attempts in Gen.Choose(0, 260)
            from terms in Gen.Choose(0, 60)
            select (seconds, attempts, terms);

        // A failure prints its seed and the shortest sequence.
        Prop.ForAll(steps.ArrayOf().ToArbitrary(), Agrees)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(60));
    }

    private static bool Agrees((int Seconds, int Attempts, int Terms)[] steps)
    {
        var now = Start;
        var terms = new StreamingTerms(100, Scales: true);
        StreamingMinute? latest = null;
        Model? model = null;
        foreach (var (seconds, attempts, dice) in steps)
        {
            now = now.AddSeconds(seconds);
            terms = dice switch
            {
                0 => new(5, Scales: false),
                1 => new(100, Scales: true),
                2 => new(7, Scales: true),
                3 => new(300, Scales: true),
                4 => new(0, Scales: false),
                _ => terms,
            };
            for (var attempt = 0; attempt < attempts; attempt++)
            {
                model = Model.At(model, now, terms);
                var step = StreamingLimiter.Admit(StreamingLimiter.Roll(latest, "a", terms, Options, now));
                Assert.Equal(model.Limit, step.Minute.SessionLimit);
                Assert.Equal(model.Admit(), step.IsOpened);
                Assert.True(step.Minute.Opened <= step.Minute.SessionLimit || !step.IsOpened, "opened over the limit");
                Assert.True(
                    step.IsOpened || step.Minute.Opened == (latest?.Minute == step.Minute.Minute ? latest.Opened : 0),
                    "a refused attempt took something"
                );
                var allowance = StreamingLimiter.Allowance(step.Minute, now);
                Assert.Equal((int)Math.Max(0, step.Minute.SessionLimit - step.Minute.Opened), allowance.Remaining);
                Assert.True(allowance.Reset > TimeSpan.Zero);
                latest = step.Minute;
            }
        }

        return true;
    }

    /// <summary>One minute after the other, in decimal fractions.</summary>
    private sealed class Model(long minute, int limit)
    {
        private int _opened;
        private int _start = limit;

        public int Limit { get; private set; } = limit;

        public static Model At(Model? model, DateTimeOffset now, StreamingTerms terms)
        {
            var minute = now.ToUnixTimeSeconds() / 60;
            model ??= new(minute, terms.Start);
            var started = model._start;
            if (minute < model.Minute - 1)
            {
                // The clock was set back.
                model = new(minute, model.Limit);
            }

            while (model.Minute < minute)
            {
                model = new(model.Minute + 1, model.Next(terms.Start));
            }

            model.Limit = terms.Scales && terms.Start >= started ? Math.Max(model.Limit, terms.Start) : terms.Start;
            model._start = terms.Start;
            return model;
        }

        private long Minute => minute;

        public bool Admit()
        {
            if (_opened >= Limit)
            {
                return false;
            }

            _opened++;
            return true;
        }

        private int Next(int start)
        {
            var use = Limit == 0 ? 0 : _opened / (decimal)Limit;
            var next =
                use >= 0.7m ? Math.Max(Limit + 1, Math.Round(Limit * 1.1m, MidpointRounding.AwayFromZero))
                : use >= 0.5m ? Limit
                : Math.Round(Limit / 1.1m, MidpointRounding.AwayFromZero);
            return (int)Math.Max(start, next);
        }
    }
}
