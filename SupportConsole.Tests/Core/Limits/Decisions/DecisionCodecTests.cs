using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Limits.Decisions;

public sealed class DecisionCodecTests
{
    private static readonly DecisionMac Key = new([
        .. Enumerable.Range(1, DecisionMac.KeyBytes).Select(number => (byte)number),
    ]);

    private static readonly Decision Sample = new()
    {
        Kind = DecisionKind.Submit,
        Rule = DecisionRule.RoomForSome,
        At = Samples.Now,
        AccountId = "acme",
        Limit = new(
            200,
            200,
            EffectiveLimitReason.PlanDefault,
            LimitSource.PlanDefault,
            AccountPlan.PayAsYouGo,
            200,
            7
        ),
        Items = new(Started: 3, Queued: 7),
    };

    /// <summary><see cref="Sample"/> by another program, from the layout in the codec's remarks.</summary>
    private const string Version1 = "EQKA9pfJyzMBAcgByAHIAQcDBwAAAABhY21lmuD-cUTJGZOwVZHP";

    [Fact]
    public void Unpack_OfPacked_IsTheSameDecision()
    {
        var counts = Gen.OneOf(Gen.Choose(0, 300), Gen.Choose(0, int.MaxValue));
        var limits =
            from plan in Gen.Elements(Enum.GetValues<AccountPlan>())
            from reason in Gen.Elements(Enum.GetValues<EffectiveLimitReason>())
            from source in Gen.Elements(Enum.GetValues<LimitSource>())
            from n in Gen.ArrayOf(counts, 4)
            select (DecisionLimit?)new DecisionLimit(n[0], n[1], reason, source, plan, n[2], n[3]);
        var decisions =
            from kind in Gen.Elements(Enum.GetValues<DecisionKind>())
            from rule in Gen.Elements(Enum.GetValues<DecisionRule>())
            from limit in Gen.OneOf(limits, Gen.Constant((DecisionLimit?)null))
            from n in Gen.ArrayOf(Gen.Choose(0, 1_000), 6)
            from seconds in Gen.Choose(0, int.MaxValue)
            from length in Gen.Choose(0, 64)
            select new Decision
            {
                Kind = kind,
                Rule = rule,
                At = Samples.Now.AddSeconds(seconds),
                AccountId = length == 0 ? null : new string('x', length - 1) + "_",
                Limit = limit,
                Items = new(n[0], n[1], n[2], n[3], n[4]),
                RetryAfterSeconds = n[5],
            };

        Prop.ForAll(decisions.ToArbitrary(), decision =>
                DecisionCodec.Unpack(DecisionCodec.Pack(decision, Key), Key) == decision
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Pack_LargestThereIs_FitsTheBound()
    {
        var largest = Sample with
        {
            AccountId = new string('a', 64),
            At = DateTimeOffset.MaxValue,
            Limit = new(
                int.MaxValue,
                int.MaxValue,
                EffectiveLimitReason.Disabled,
                LimitSource.Override,
                AccountPlan.Enterprise,
                int.MaxValue,
                int.MaxValue
            ),
            Items = new(1_000, 1_000, 1_000, 1_000, 1_000),
            RetryAfterSeconds = 100_000,
        };

        var id = DecisionCodec.Pack(largest, Key);

        Assert.InRange(id.Length, 1, DecisionCodec.MaximumLength);
        Assert.Equal(64, DecisionCodec.Pack(Sample with { AccountId = "account-10482" }, Key).Length);
    }

    [Fact]
    public void Unpack_AnyOneCharacterChanged_IsNotOurs()
    {
        var id = DecisionCodec.Pack(Sample, Key);

        for (var at = 0; at < id.Length; at++)
        {
            // To the alphabet's other half, so that the bits which count change even in the last character.
            var other = id[at] is >= 'A' and <= 'Z' ? '9' : 'A';
            var changed = id[..at] + other + id[(at + 1)..];
            Assert.Null(DecisionCodec.Unpack(changed, Key));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("not base64url!")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Unpack_WhatIsNoId_IsNotOurs(string text) => Assert.Null(DecisionCodec.Unpack(text, Key));

    [Fact]
    public void Unpack_CutLongOrOfAnotherDatabase_IsNotOurs()
    {
        var id = DecisionCodec.Pack(Sample, Key);

        Assert.Null(DecisionCodec.Unpack(id[..^1], Key));
        Assert.Null(DecisionCodec.Unpack(id + "A", Key));
        Assert.Null(DecisionCodec.Unpack(new string('A', 1_000_000), Key));
        using var other = new DecisionMac(new byte[DecisionMac.KeyBytes]);
        Assert.Null(DecisionCodec.Unpack(id, other));
    }

    [Fact]
    public void Pack_OnManyThreads_IsTheSameOnEach()
    {
        var ids = new string[2_000];

        Parallel.For(0, ids.Length, at => ids[at] = DecisionCodec.Pack(Sample, Key));

        Assert.Equal([Version1], ids.Distinct());
    }

    /// <summary>
    /// Ids outlive a deployment: what was handed out by the version before must be understood by the next.
    /// </summary>
    [Fact]
    public void Pack_LayoutOfVersion1_StaysAsItIs() => Assert.Equal(Version1, DecisionCodec.Pack(Sample, Key));
}
