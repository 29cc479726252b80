using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Demo;

/// <summary>What support does to waiting transcripts in the demo's history.</summary>
internal sealed class DemoQueues(DemoServices services)
{
    private const int CanceledOnes = 3;

    /// <summary>Holds a queue until then.</summary>
    public async Task PauseAsync(string accountId, DateTimeOffset until, CancellationToken cancellationToken) =>
        await services.Pauses.ChangeAsync(
            DemoPeople.Engineer,
            new(
                accountId,
                Seen: null,
                until,
                "The customer uploaded the wrong recordings and sorts them out first",
                "SUP-2286",
                $"demo-pause-{accountId}"
            ),
            cancellationToken
        );

    /// <summary>Cancels the newest that wait, one by one.</summary>
    public async Task CancelSomeAsync(string accountId, CancellationToken cancellationToken)
    {
        var waiting = await services.Transcripts.ListAsync(
            DemoPeople.Engineer,
            new()
            {
                AccountId = accountId,
                Status = TranscriptStatus.Queued,
                Take = CanceledOnes,
            },
            cancellationToken
        );
        foreach (var transcript in waiting.Transcripts)
        {
            await services.Cancellation.CancelAsync(
                DemoPeople.Colleague,
                new(
                    accountId,
                    transcript.Id,
                    "One of the wrong recordings, named by the customer",
                    "SUP-2286",
                    $"demo-cancel-{transcript.Id}"
                ),
                cancellationToken
            );
        }
    }
}
