using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Api;

/// <summary>Workers lease transcripts, keep their leases and tell how the work ended.</summary>
public sealed class LeaseEndpointsTests : PlatformTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.FromHours(2));

    [Fact]
    public async Task Lease_WithAll_AnswersLeases()
    {
        Platform.Limiter.Leases =
        [
            new("t1", "acme", "default", "universal", "https://example.com/a.mp3", "token", At, 2),
        ];

        var (_, body, headers) = await Platform.SendAsync(
            "POST",
            "/transcripts/lease",
            """{"workerId":"w 1","max":1000,"waitSeconds":30,"leaseSeconds":3600}"""
        );

        AssertJson(
            """{"leases":[{"id":"t1","accountId":"acme","projectId":"default","model":"universal","audioUrl":"https://example.com/a.mp3","leaseToken":"token","expiresAt":"2026-03-01T10:00:00.25Z","attempt":2}]}""",
            body
        );
        Assert.Equal(
            new LeaseRequest("w 1", 1_000, TimeSpan.FromSeconds(30), TimeSpan.FromHours(1)),
            Assert.Single(Platform.Limiter.Asked)
        );
        // No limit decides about a lease.
        Assert.False(headers.Contains("X-Decision-Id"));
    }

    [Fact]
    public async Task Lease_Smallest_HasDefaults()
    {
        await Platform.SendAsync("POST", "/transcripts/lease", """{"workerId":"w","max":1}""");

        Assert.Equal(
            new LeaseRequest("w", 1, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
            Assert.Single(Platform.Limiter.Asked)
        );
    }

    [Fact]
    public async Task Lease_WaitingWhenTheProgramStops_IsAnsweredWithNone()
    {
        Platform.Limiter.HangsOnLease = true;
        var waiting = Platform.SendAsync("POST", "/transcripts/lease", """{"workerId":"w","max":1,"waitSeconds":30}""");

        await Platform.Limiter.LeaseAsked;
        await Platform.StopAsync();

        AssertJson("""{"leases":[]}""", (await waiting).Body);
    }

    [Theory]
    [InlineData(
        """{"max":1}""",
        "workerId: is missing; it must be a text of 1 to 128 characters without control characters or blanks around it"
    )]
    [InlineData(
        """{"workerId":"a\u0000","max":1}""",
        "workerId: must be a text of 1 to 128 characters without control characters or blanks around it; it has "
            + "U+0000 (control character) at position 2, which cannot be shown"
    )]
    [InlineData("""{"workerId":"w"}""", "max: is missing; it must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":0}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":1001}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":1.5}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":20000000000000000000}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":1,"waitSeconds":-1}""", "waitSeconds: must be a whole number from 0 to 30")]
    [InlineData("""{"workerId":"w","max":1,"waitSeconds":31}""", "waitSeconds: must be a whole number from 0 to 30")]
    [InlineData(
        """{"workerId":"w","max":1,"leaseSeconds":4}""",
        "leaseSeconds: must be a whole number from 5 to 3,600"
    )]
    [InlineData(
        """{"workerId":"w","max":1,"leaseSeconds":3601}""",
        "leaseSeconds: must be a whole number from 5 to 3,600"
    )]
    public async Task Lease_WrongField_IsRefused(string json, string problem) =>
        await AssertRefusedAsync("/transcripts/lease", json, problem);

    [Fact]
    public async Task Heartbeat_OfLeases_AnswersBothLists()
    {
        Platform.Limiter.Heartbeat = new(["t1"], ["t2"]);

        var (_, body, _) = await Platform.SendAsync(
            "POST",
            "/transcripts/heartbeat",
            """{"leases":[{"id":"t1","leaseToken":"a"},{"id":"t2","leaseToken":"b"}]}"""
        );

        AssertJson("""{"renewed":["t1"],"stale":["t2"]}""", body);
        Assert.Equal(
            [new("t1", "a"), new("t2", "b")],
            Assert.IsAssignableFrom<IReadOnlyList<LeaseKey>>(Assert.Single(Platform.Limiter.Asked))
        );
    }

    [Theory]
    [InlineData("{}", "leases: is missing; it must be a list of 1 to 1,000 objects")]
    [InlineData(
        """{"leases":[{"id":"t1","leaseToken":"a"},{"id":"t2"}]}""",
        "leases[1].leaseToken: is missing; it must be a text of 1 to 128 characters without control characters or "
            + "blanks around it"
    )]
    public async Task Heartbeat_WrongField_IsRefused(string json, string problem) =>
        await AssertRefusedAsync("/transcripts/heartbeat", json, problem);

    [Fact]
    public async Task Complete_OfEachKind_AnswersAllLists()
    {
        Platform.Limiter.Complete = new(["t1"], ["t2"], ["t3"]);

        var (_, body, _) = await Platform.SendAsync(
            "POST",
            "/transcripts/complete",
            """
            {"results":[{"id":"t1","leaseToken":"a","status":"completed","audioSeconds":12.3455},
                        {"id":"t2","leaseToken":"b","status":"error","error":"<script>\nno audio"},
                        {"id":"t4","leaseToken":"d","status":"completed","audioSeconds":360000}]}
            """
        );

        AssertJson("""{"accepted":["t1"],"stale":["t2"],"started":["t3"]}""", body);
        Assert.Equal(
            [
                new("t1", "a", true, 12_346),
                new("t2", "b", false, 0, "<script>\nno audio"),
                new("t4", "d", true, 360_000_000),
            ],
            Assert.IsAssignableFrom<IReadOnlyList<TranscriptResult>>(Assert.Single(Platform.Limiter.Asked))
        );
    }

    [Theory]
    [InlineData("\"leaseToken\":\"a\"", "status: is missing; it must be completed or error")]
    [InlineData("\"leaseToken\":\"a\",\"status\":\"done\"", "status: must be completed or error")]
    [InlineData("\"leaseToken\":\"a\",\"status\":\"COMPLETED\"", "status: must be completed or error")]
    [InlineData(
        "\"status\":\"completed\"",
        "leaseToken: is missing; it must be a text of 1 to 128 characters without control characters or blanks "
            + "around it"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"completed\",\"audioSeconds\":-0.001",
        "audioSeconds: must be a number from 0 to 360,000"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"completed\",\"audioSeconds\":360000.1",
        "audioSeconds: must be a number from 0 to 360,000"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"completed\",\"audioSeconds\":1e400",
        "audioSeconds: must be a number from 0 to 360,000"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"completed\",\"audioSeconds\":\"NaN\"",
        "audioSeconds: must be a number from 0 to 360,000"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"error\",\"error\":\"\\u0000\"",
        "error: must be a text of at most 2,000 characters; it has U+0000 (control character) at position 1, which "
            + "cannot be shown"
    )]
    public async Task Complete_WrongField_IsRefused(string fields, string problem) =>
        await AssertRefusedAsync(
            "/transcripts/complete",
            $$"""{"results":[{"id":"t0","leaseToken":"a","status":"error"},{"id":"t1",{{fields}}}]}""",
            $"results[1].{problem}"
        );
}
