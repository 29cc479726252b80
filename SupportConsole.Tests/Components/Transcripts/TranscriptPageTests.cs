using Bunit;
using SupportConsole.Components.Transcripts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Transcripts;

/// <summary>One transcript's page.</summary>
public sealed class TranscriptPageTests : PageContext
{
    [Fact]
    public void Open_Waiting_TellsPlaceStartAndTheLimit()
    {
        Transcripts.Details = TranscriptSamples.Details(TranscriptSamples.Queued) with
        {
            QueuePosition = 12,
            ExpectedWait = TimeSpan.FromMinutes(4),
            SubmitLimit = new(Samples.Now, 200, 200, 12, LimitOrigin.PlanDefault, null),
        };

        var page = Open();

        Assert.Contains("12th in line.", Verdict(page), StringComparison.Ordinal);
        Assert.Contains("starts in about 4 min", Verdict(page), StringComparison.Ordinal);
        Assert.Contains(
            "the effective limit was 200, with up to 200 running and 12 waiting. That is the plan's default",
            page.Find("[data-submit-limit]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("/accounts/10482", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("signature=secret", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>The page denied the pause and the disabling: "no slot is free under the limit of 0", or of 200.</summary>
    [Theory]
    [InlineData(EffectiveLimitReason.Paused, "the queue is paused until", "Waits: the queue is paused")]
    [InlineData(EffectiveLimitReason.Disabled, "the account is disabled", "Waits: the account is disabled")]
    public void Open_WaitingWhileNothingStarts_SaysWhy(EffectiveLimitReason reason, string verdict, string course)
    {
        var details = TranscriptSamples.Details(TranscriptSamples.Queued);
        Transcripts.Details = details with
        {
            QueuePosition = 1,
            Account = details.Account with
            {
                Limit = new(0, 200, reason),
                State = details.Account.State with { PausedUntil = Samples.Now.AddHours(1) },
            },
            SubmitLimit = new(Samples.Now, 200, 200, 12, LimitOrigin.PlanDefault, null),
        };

        var page = Open();

        Assert.Contains($"Nothing starts: {verdict}", Verdict(page), StringComparison.Ordinal);
        Assert.Contains(course, page.Find("[data-event=Waited]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SubmittedInAPauseThatIsOver_NamesIt()
    {
        Transcripts.Details = TranscriptSamples.Details(TranscriptSamples.Failed) with
        {
            SubmitLimit = new(Samples.Now, 0, 7, 2, LimitOrigin.Paused, Samples.Entry(1))
            {
                PausedUntil = Samples.Now.AddHours(1),
            },
        };

        var page = Open();

        Assert.Contains(
            "At its submit the queue was paused",
            page.Find("[data-submit-limit]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Waited 2 min: the queue was paused at its submit",
            page.Find("[data-event=Waited]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Open_WaitingWhileNothingFinishes_DoesNotForetell()
    {
        Transcripts.Details = TranscriptSamples.Details(TranscriptSamples.Queued) with { QueuePosition = 1 };

        Assert.Contains("cannot be told", Verdict(Open()), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Failed_TellsItsCourse()
    {
        Transcripts.Details = TranscriptSamples.Details(TranscriptSamples.Failed);

        var page = Open();

        Assert.Contains("The audio could not be decoded", Verdict(page), StringComparison.Ordinal);
        Assert.Equal(
            ["Submitted", "Waited", "Started", "Leased", "Failed"],
            page.FindAll("[data-event]").Select(row => row.GetAttribute("data-event"))
        );
        Assert.Contains(
            "Worker worker-4 had it for 1 min, until its end, 2 heartbeats",
            page.Markup,
            StringComparison.Ordinal
        );
        Assert.Contains("not recorded", page.Find("[data-submit-limit]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Completed_TellsChargeAndPrice()
    {
        Transcripts.Details = TranscriptSamples.Details(
            TranscriptSamples.Failed with
            {
                Status = TranscriptStatus.Completed,
                Error = null,
                AudioMilliseconds = 3_600_000,
            }
        ) with
        {
            Charge = new(Money.FromDollars(0.15m), 0.15m, Since: null, PriceList: null, IsByPrice: true),
        };

        Assert.Equal("$0.15 by $0.15 / h.", Open().Find("[data-charge]").TextContent);
    }

    [Fact]
    public void Open_Unknown_SaysThatItMayHaveBeenDeleted()
    {
        var page = Open("t-gone");

        Assert.Equal("There is no such transcript", page.Find("h1").TextContent);
        Assert.Contains(
            "deleted after its account's time-to-live, or never existed",
            page.Markup,
            StringComparison.Ordinal
        );
        Assert.Contains("/accounts?q=t-gone", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Failing_SaysSoAndTriesAgain()
    {
        Transcripts.Failure = new LimitsUnavailableException(new TimeoutException());
        var page = Open();
        Assert.Contains("not available", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        (Transcripts.Failure, Transcripts.Details) = (null, TranscriptSamples.Details(TranscriptSamples.Queued));
        Button(page, "Try again").Click();

        page.WaitForAssertion(() => Assert.Equal("t-9", page.Find("h1").TextContent));
    }

    [Fact]
    public void Open_NotesWhoLooked()
    {
        Transcripts.Details = TranscriptSamples.Details(TranscriptSamples.Queued);

        Open();

        Assert.Contains(LookUps.Recorded, look => look.AccountId == "10482");
    }

    private static string Verdict(IRenderedComponent<MudFrame> page) => page.Find("[data-verdict]").TextContent;

    private IRenderedComponent<MudFrame> Open(string id = "t-9") =>
        RenderPage<TranscriptPage>(parameters => parameters.Add(page => page.Id, id));
}
