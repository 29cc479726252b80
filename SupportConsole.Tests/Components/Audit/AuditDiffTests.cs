using SupportConsole.Components.Audit;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Audit;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Audit;

public sealed class AuditDiffTests
{
    [Fact]
    public void Of_TwoObjects_ListsChangedFieldsFirstInWords()
    {
        var differences = AuditDiff.Of(
            """{"plan":"Free","throttleLimit":200}""",
            """{"plan":"Free","throttleLimit":2400,"started":null}"""
        );

        Assert.Equal(
            [("Throttle limit", "200", "2,400"), ("Started", null, "none"), ("Plan", "Free", "Free")],
            differences.Select(difference => (difference.Field, difference.Before, difference.After))
        );
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("{\"a\":")]
    public void Of_NoObject_IsOneField(string text) => Assert.Single(AuditDiff.Of(text, null));

    [Fact]
    public void Summary_LimitChange_SaysFromWhatToWhatAndHowItEnded()
    {
        Assert.Equal("Limit 200 → 400", AuditSummary.Of(Samples.Entry(1)));
        Assert.Equal("Refused: limit 200 → 400", AuditSummary.Of(Samples.Entry(1, AuditOutcome.Refused)));
    }

    [Theory]
    [InlineData(
        AuditActions.GrantCredit,
        AuditOutcome.Applied,
        """{"balanceUsd":-12.4}""",
        """{"balanceUsd":37.6,"creditUsd":50,"started":1}""",
        "Credit of $50.00: -$12.40 → $37.60"
    )]
    [InlineData(
        AuditActions.GrantCredit,
        AuditOutcome.Refused,
        """{"balanceUsd":12.4}""",
        """{"balanceUsd":12.4,"creditUsd":50}""",
        "Refused: credit of $50.00"
    )]
    [InlineData(
        AuditActions.ChangeBillingTerms,
        AuditOutcome.Applied,
        """{"eomBilling":false}""",
        """{"eomBilling":true,"autoPayBelowUsd":20,"autoPayBringBackToUsd":100,"started":0}""",
        "Billing: deposit, auto-pay off → EOM billing, auto-pay below $20.00 back to $100.00"
    )]
    [InlineData(AuditActions.GrantCredit, AuditOutcome.Applied, "not json", null, "Grant credit")]
    [InlineData(AuditActions.ChangeBillingTerms, AuditOutcome.Applied, "[1]", "2", "Change billing terms")]
    public void Summary_Money_SaysFromWhatToWhat(
        string action,
        AuditOutcome outcome,
        string? before,
        string? after,
        string expected
    ) =>
        Assert.Equal(
            expected,
            AuditSummary.Of(Samples.Entry(1, outcome) with { Action = action, Before = before, After = after })
        );

    [Theory]
    [InlineData(
        AuditActions.CreateProject,
        AuditOutcome.Applied,
        """{"used":1,"limit":2}""",
        """{"projectId":"prj_1","project":"staging"}""",
        "New project “staging”"
    )]
    [InlineData(
        AuditActions.CreateProject,
        AuditOutcome.Refused,
        """{"used":2,"limit":2}""",
        """{"project":"staging"}""",
        "Refused: new project “staging”"
    )]
    [InlineData(
        AuditActions.RenameProject,
        AuditOutcome.Conflict,
        """{"project":"staging"}""",
        """{"project":"tests"}""",
        "Conflict: project “staging” → “tests”"
    )]
    [InlineData(
        AuditActions.DeleteProject,
        AuditOutcome.Applied,
        """{"projectId":"prj_1","project":"staging"}""",
        null,
        "Delete project “staging”"
    )]
    [InlineData(
        AuditActions.DeleteProject,
        AuditOutcome.Conflict,
        """{"projectId":"prj_1"}""",
        null,
        "Conflict: delete project “prj_1”"
    )]
    [InlineData(
        AuditActions.CreateApiKey,
        AuditOutcome.Applied,
        null,
        """{"apiKeyId":"key_1","key":"web","prefix":"sk_12345678","project":"staging"}""",
        "New key “web” of project staging"
    )]
    [InlineData(
        AuditActions.DeleteApiKey,
        AuditOutcome.Applied,
        """{"apiKeyId":"key_1","key":"web","project":"staging"}""",
        null,
        "Delete key “web” of project staging"
    )]
    [InlineData(
        AuditActions.DeleteApiKey,
        AuditOutcome.Conflict,
        """{"apiKeyId":"key_1"}""",
        null,
        "Conflict: delete key “key_1”"
    )]
    public void Summary_Projects_SaysWhatOfWhich(
        string action,
        AuditOutcome outcome,
        string? before,
        string? after,
        string expected
    ) =>
        Assert.Equal(
            expected,
            AuditSummary.Of(Samples.Entry(1, outcome) with { Action = action, Before = before, After = after })
        );

    [Theory]
    [InlineData("/audit")]
    [InlineData("/audit?range=7d")]
    [InlineData(
        "/audit?person=M%C3%BCller%20%26%20Co&account=10482&action=limit.change&outcome=refused&from=2026-03-01T00%3A00Z&to=2026-03-04T00%3A00Z&before=120"
    )]
    public void Filter_Address_IsReadAndWrittenBack(string address) =>
        Assert.Equal(
            address,
            AuditFilter.Parse(new Uri("http://localhost" + address), Samples.Now, ReaderZone.Utc).ToUri()
        );

    [Fact]
    public void Filter_Nonsense_FiltersNothing() =>
        Assert.True(
            AuditFilter.Parse(
                new Uri("http://localhost/audit?outcome=9&from=yesterday&to=99999-01-01&before=-4&entry=x"),
                Samples.Now,
                ReaderZone.Utc
            ) with
            {
                Problem = null,
            } == new AuditFilter()
        );

    [Fact]
    public void Filter_ControlCharacters_AreDropped()
    {
        var filter = AuditFilter.Parse(
            new Uri("http://localhost/audit?person=%00&account=104%0082&action=%01limit.change"),
            Samples.Now,
            ReaderZone.Utc
        );

        Assert.Equal(new AuditFilter { Account = "10482", Action = "limit.change" }, filter);
    }

    [Fact]
    public void Filter_LastDay_IncludesAllOfItInTheReadersZone()
    {
        var berlin = ReaderZone.Of("Europe/Berlin");
        var query = AuditFilter
            .Parse(new Uri("http://localhost/audit?from=2026-03-01&to=2026-03-04"), Samples.Now, berlin)
            .ToQuery(Samples.Now, berlin);

        Assert.Equal(new DateTimeOffset(2026, 2, 28, 23, 0, 0, TimeSpan.Zero), query.From!.Value.ToUniversalTime());
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 23, 0, 0, TimeSpan.Zero), query.To!.Value.ToUniversalTime());
    }
}
