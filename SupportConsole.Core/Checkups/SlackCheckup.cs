using Microsoft.Extensions.Options;
using SupportConsole.Core.Notifications.Slack;

namespace SupportConsole.Core.Checkups;

/// <summary>Does the webhook's server answer. Whether it takes posts shows only with one, and none is made.</summary>
internal sealed class SlackCheckup(IOptions<SlackOptions> options, OriginProbe probe) : ICheckup
{
    public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
        {
            return
            [
                CheckupResult.NotSet(
                    "The console shows each message for engineering to copy.",
                    "Set Slack:WebhookUrl to have them posted."
                ),
            ];
        }

        var address = new Uri(options.Value.WebhookUrl!);
        return
        [
            await probe.FindProblemAsync(address, cancellationToken) is { } problem
                ? CheckupResult.Failed(
                    $"{address.Host} cannot be used: {problem}.",
                    "Check Slack:WebhookUrl, the firewall and the proxy."
                )
                : CheckupResult.Ok(
                    $"{address.Host} answers; whether the webhook takes posts shows with the first one."
                ),
        ];
    }
}
