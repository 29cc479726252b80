using SupportConsole.Api;
using SupportConsole.Webhooks;

namespace SupportConsole.Security.Network;

/// <summary>Whom a path is for.</summary>
internal static class Audience
{
    /// <summary>
    /// True for the paths of people and their browsers; false for those of services, probes and webhooks, which have
    /// keys instead of cookies and may reach the node under an address of its own.
    /// </summary>
    public static bool IsPeople(PathString path) =>
        !PlatformApi.IsForPrograms(path) && !path.StartsWithSegments(StripeWebhook.Path);
}
