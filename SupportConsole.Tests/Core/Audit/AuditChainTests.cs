using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;

namespace SupportConsole.Tests.Core.Audit;

/// <summary>Every field of every entry counts.</summary>
public sealed class AuditChainTests
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Follows_WholeChain_Holds()
    {
        var head = AuditChain.Empty;
        for (var number = 1; number <= 5; number++)
        {
            var entry = AuditChain.Append(Draft(), head, At.AddSeconds(number));
            Assert.True(AuditChain.Follows(entry, head));
            head = AuditChain.HeadAfter(entry);
            Assert.Equal(number, head.Sequence);
        }
    }

    [Fact]
    public void Follows_AnyFieldChanged_Breaks()
    {
        var entry = AuditChain.Append(Draft(), AuditChain.Empty, At);
        AuditEntry[] changed =
        [
            entry with
            {
                Sequence = 2,
            },
            entry with
            {
                At = At.AddMilliseconds(1),
            },
            entry with
            {
                ActorId = "x",
            },
            entry with
            {
                ActorName = "x",
            },
            entry with
            {
                Roles = "x",
            },
            entry with
            {
                Action = "x",
            },
            entry with
            {
                Outcome = AuditOutcome.Refused,
            },
            entry with
            {
                AccountId = null,
            },
            entry with
            {
                Before = "x",
            },
            entry with
            {
                After = null,
            },
            entry with
            {
                Rule = "",
            },
            entry with
            {
                Reason = entry.Reason + " ",
            },
            entry with
            {
                Ticket = "x",
            },
            entry with
            {
                CorrelationId = "x",
            },
            entry with
            {
                PreviousHash = "x",
            },
            entry with
            {
                Hash = "x",
            },
        ];

        Assert.Equal(typeof(AuditEntry).GetProperties().Length, changed.Length);
        Assert.All(changed, one => Assert.False(AuditChain.Follows(one, AuditChain.Empty), one.ToString()));
    }

    [Fact]
    public void HashOf_TextMovedFromOneFieldToTheNext_Differs()
    {
        var one = AuditChain.Append(Draft() with { Reason = "ab", Ticket = "c" }, AuditChain.Empty, At);
        var other = AuditChain.Append(Draft() with { Reason = "a", Ticket = "bc" }, AuditChain.Empty, At);
        var none = AuditChain.Append(Draft() with { Reason = null, Ticket = "bc" }, AuditChain.Empty, At);
        var empty = AuditChain.Append(Draft() with { Reason = "", Ticket = "bc" }, AuditChain.Empty, At);

        Assert.Equal(4, new[] { one, other, none, empty }.Select(entry => entry.Hash).Distinct().Count());
    }

    private static AuditDraft Draft() =>
        new()
        {
            Actor = new Actor("id", "Name", [Role.SupportEngineer, Role.Engineering]),
            Action = AuditActions.ChangeThrottleLimit,
            Outcome = AuditOutcome.Applied,
            AccountId = "acme",
            Before = """{"throttleLimit":200}""",
            After = """{"throttleLimit":300}""",
            Reason = "Because it is needed",
            Ticket = "SUP-1",
            CorrelationId = "attempt-1",
        };
}
