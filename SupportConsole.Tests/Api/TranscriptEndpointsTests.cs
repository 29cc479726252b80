using Moq;
using SupportConsole.Api;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Api;

/// <summary>Transcripts are read one by one and as a list, and cancelled.</summary>
public sealed class TranscriptEndpointsTests : PlatformTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(Throttle.Never, "null")]
    [InlineData(Throttle.Waiting, "true")]
    [InlineData(Throttle.Waited, "false")]
    public async Task Get_OfKnown_AnswersAllFields(object throttle, string throttled)
    {
        Platform.Limiter.Found = new(
            new()
            {
                Id = "t1",
                AccountId = "acme",
                ProjectId = "default",
                Model = "slam-1",
                ApiKeyId = "k1",
                AudioUrl = "https://example.com/a.mp3",
                Sequence = 1,
                Status = TranscriptStatus.Error,
                Throttle = (Throttle)throttle,
                Attempts = 2,
                SubmittedAt = At,
                StartedAt = At.AddSeconds(1),
                FinishedAt = At.AddSeconds(2),
                AudioMilliseconds = 1_500,
                Error = "no audio",
            },
            QueuePosition: null
        );

        var (status, body, _) = await Platform.SendAsync("GET", "/transcripts/t1");

        Assert.Equal(200, status);
        AssertJson(
            $$"""
            {"id":"t1","accountId":"acme","projectId":"default","status":"error","throttled":{{throttled}},"queuePosition":null,"attempts":2,
             "audioUrl":"https://example.com/a.mp3","model":"slam-1","apiKeyId":"k1",
             "submittedAt":"2026-03-01T10:00:00.25Z","startedAt":"2026-03-01T10:00:01.25Z","finishedAt":"2026-03-01T10:00:02.25Z","audioSeconds":1.5,"error":"no audio"}
            """,
            body
        );
    }

    [Fact]
    public async Task Get_OfUnknown_IsAnswered404() =>
        Assert.Equal((404, "There is no transcript t1"), await Platform.RefusedAsync("GET", "/transcripts/t1"));

    public static TheoryData<object, int, string> Cancellations =>
        new()
        {
            { new CancelOutcome.Canceled(null), 204, "" },
            { new CancelOutcome.AlreadyCanceled(), 204, "" },
            {
                new CancelOutcome.NotWaiting(TranscriptStatus.Processing, null),
                409,
                """{"error":"The transcript is processing and cannot be cancelled: only a queued transcript can"}"""
            },
            {
                new CancelOutcome.NotWaiting(TranscriptStatus.Completed, null),
                409,
                """{"error":"The transcript has finished and cannot be cancelled: only a queued transcript can"}"""
            },
            { new CancelOutcome.UnknownTranscript(), 404, """{"error":"There is no transcript t1"}""" },
        };

    [Theory]
    [MemberData(nameof(Cancellations))]
    public async Task Cancel_EachEnd_IsAnsweredAsAgreed(object outcome, int expected, string answer)
    {
        Platform
            .Cancellation.Setup(service => service.CancelAsync("t1", It.IsAny<CancellationToken>()))
            .ReturnsAsync((CancelOutcome)outcome);

        using var response = await Platform.Client.DeleteAsync(PlatformApi.Prefix + "/transcripts/t1");

        Assert.Equal((expected, answer), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task List_AnswersNewestFirstWithTheNextPage()
    {
        Platform.Transcripts.Answer = new TranscriptListOutcome.Found(
            new([Listed("t2", TranscriptStatus.Queued), Listed("t1", TranscriptStatus.Completed)], new(1, "t1"), null)
        );

        var (status, body, _) = await Platform.SendAsync(
            "GET",
            "/accounts/acme/transcripts?status=queued&throttledOnly=true&model=slam-1&projectId=p&limit=200"
                + "&beforeId=b&afterId=a&unknown=1"
        );

        Assert.Equal(200, status);
        AssertJson(
            """
            {"transcripts":[
              {"id":"t2","accountId":"acme","projectId":"default","status":"queued","throttled":true,"attempts":0,"audioUrl":null,"model":"universal","apiKeyId":null,
               "submittedAt":"2026-03-01T10:00:00.25Z","startedAt":null,"finishedAt":null,"audioSeconds":null,"error":null},
              {"id":"t1","accountId":"acme","projectId":"default","status":"completed","throttled":true,"attempts":0,"audioUrl":null,"model":"universal","apiKeyId":null,
               "submittedAt":"2026-03-01T10:00:00.25Z","startedAt":null,"finishedAt":null,"audioSeconds":null,"error":null}],
             "nextBeforeId":"t1"}
            """,
            body
        );
        Assert.Equal(
            (
                new()
                {
                    AccountId = "acme",
                    Status = TranscriptStatus.Queued,
                    IsThrottled = true,
                    Model = "slam-1",
                    ProjectId = "p",
                    Take = 200,
                },
                "b",
                "a"
            ),
            Assert.Single(Platform.Transcripts.Asked)
        );
    }

    [Fact]
    public async Task List_WithEmptyParameters_FiltersNothing()
    {
        await Platform.SendAsync(
            "GET",
            "/accounts/acme/transcripts?status=&throttledOnly=&model=&projectId=&limit=&beforeId=&afterId="
        );

        Assert.Equal(
            (new TranscriptQuery { AccountId = "acme" }, null, null),
            Assert.Single(Platform.Transcripts.Asked)
        );
    }

    [Theory]
    [InlineData("status=Queued", "status: must be queued, processing, completed or error")]
    [InlineData("status=0", "status: must be queued, processing, completed or error")]
    [InlineData("throttledOnly=yes", "throttledOnly: must be true or false")]
    [InlineData("limit=0", "limit: must be a whole number from 1 to 200")]
    [InlineData("limit=201", "limit: must be a whole number from 1 to 200")]
    [InlineData("limit=ten", "limit: must be a whole number from 1 to 200")]
    [InlineData("beforeId=a%2Fb", "beforeId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -")]
    [InlineData("afterId=%00", "afterId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -")]
    public async Task List_WithAWrongParameter_SaysWhichAndHow(string query, string problem)
    {
        var (status, error) = await Platform.RefusedAsync("GET", $"/accounts/acme/transcripts?{query}");

        Assert.Equal(400, status);
        Assert.StartsWith(problem, error, StringComparison.Ordinal);
        Assert.Empty(Platform.Transcripts.Asked);
    }

    [Fact]
    public async Task List_OfUnknown_SaysWhatIsUnknown()
    {
        Platform.Transcripts.Answer = new TranscriptListOutcome.UnknownTranscript("theirs");
        Assert.Equal(
            (400, "beforeId: the account has no transcript theirs"),
            await Platform.RefusedAsync("GET", "/accounts/acme/transcripts?beforeId=theirs")
        );
        Assert.Equal(
            (400, "afterId: the account has no transcript theirs"),
            await Platform.RefusedAsync("GET", "/accounts/acme/transcripts?beforeId=ours&afterId=theirs")
        );

        Platform.Transcripts.Answer = new TranscriptListOutcome.UnknownAccount();
        Assert.Equal(
            (404, "There is no account acme"),
            await Platform.RefusedAsync("GET", "/accounts/acme/transcripts")
        );
    }

    private static Transcript Listed(string id, TranscriptStatus status) =>
        new()
        {
            Id = id,
            AccountId = "acme",
            ProjectId = "default",
            Model = "universal",
            Sequence = 1,
            Status = status,
            Throttle = Throttle.Waiting,
            SubmittedAt = At,
        };
}
