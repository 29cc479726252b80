using Microsoft.Extensions.Options;
using SupportConsole.Core.LimitChanges.Escalations;
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

        var results = new List<CheckupResult>();
        foreach (var channel in Enum.GetValues<EngineeringChannel>().Where(options.Value.IsConfiguredFor))
        {
            results.Add(await CheckAsync(channel, cancellationToken));
        }

        return results;
    }

    private async Task<CheckupResult> CheckAsync(EngineeringChannel channel, CancellationToken cancellationToken)
    {
        var address = new Uri(options.Value.AddressOf(channel)!);
        return await probe.FindProblemAsync(address, cancellationToken) is { } problem
            ? CheckupResult.Failed(
                $"{address.Host} cannot be used: {problem}.",
                $"Check {SlackOptions.SettingOf(channel)}, the firewall and the proxy."
            )
            : CheckupResult.Ok($"{address.Host} answers; whether the webhook takes posts shows with the first one.");
    }
}
