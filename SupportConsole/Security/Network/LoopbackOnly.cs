using System.Net;
using SupportConsole.Auth;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Security.Network;

/// <summary>
/// Keeps Development on this machine: its personas need no password and its platform key is public.
/// </summary>
internal static class LoopbackOnly
{
    /// <summary>The setting, in words, so that nobody sets it by a slip.</summary>
    public const string Setting = $"{SignInOptions.Section}:DevelopmentNetwork";

    /// <summary>Its only value.</summary>
    public const string Consent = "everyone-may-sign-in-without-a-password";

    /// <summary>True when Development may be reached from other machines.</summary>
    public static bool IsOpen(IConfiguration configuration) => configuration[Setting] == Consent;

    /// <summary>Lets pass an address of this machine alone, or any when it is wished for.</summary>
    /// <param name="configuration">Holds <see cref="Setting"/>.</param>
    /// <param name="address">Where the server is to listen; null for a socket of this machine.</param>
    /// <exception cref="StartupException">Other machines would reach it.</exception>
    public static void Demand(IConfiguration configuration, IPAddress? address)
    {
        if (address is not null && !IPAddress.IsLoopback(address) && !IsOpen(configuration))
        {
            throw new StartupException(
                $"In the Development environment anyone who reaches {address} could sign in without a password, so "
                    + "the program listens on this machine alone. Use --urls http://localhost:5210. To let everyone "
                    + $"in who reaches this machine, set {Setting}={Consent}."
            );
        }
    }
}
