namespace SupportConsole.Core.Hosting;

/// <summary>The program cannot start; the message says why and what to do, for the person at the terminal.</summary>
public sealed class StartupException : Exception
{
    public StartupException(string message)
        : base(message) { }

    public StartupException(string message, Exception cause)
        : base(message, cause) { }
}
