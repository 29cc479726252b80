using System.Runtime.Loader;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;

[assembly: HostingStartup(typeof(SupportConsole.Tests.Crash.LimitDoor))]

namespace SupportConsole.Tests.Crash
{
    /// <summary>
    /// Lets the crash test change limits in the running program. People do that on a page and no service may, so the
    /// program has no call for it; the test brings its own, by the runtime's means to load further assemblies into a
    /// process.
    /// </summary>
    internal sealed class LimitDoor : IHostingStartup, IStartupFilter
    {
        public const string Path = "/crash-test/limit-change";

        private static readonly Actor Engineer = new("crash-test", "Crash test", [Role.SupportEngineer]);

        /// <summary>What the program's environment needs for the door to be there.</summary>
        public static IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(LimitDoor).Assembly.Location,
                ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(LimitDoor).Assembly.GetName().Name!,
            };

        public void Configure(IWebHostBuilder builder) =>
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Map(Path, door => door.Run(ChangeAsync));
                next(app);
            };

        private static async Task ChangeAsync(HttpContext context)
        {
            var request = await context.Request.ReadFromJsonAsync<LimitDoorRequest>();
            var changes = context.RequestServices.GetRequiredService<ILimitChangeService>();
            try
            {
                var change = new LimitChangeRequest(
                    request!.AccountId,
                    request.SeenLimit,
                    request.NewLimit,
                    "Changed by the crash test",
                    "CRASH-1",
                    request.CorrelationId
                );
                var outcome = await changes.ChangeAsync(Engineer, change, context.RequestAborted);
                await context.Response.WriteAsJsonAsync(
                    new { outcome = outcome.GetType().Name, text = outcome.ToString() }
                );
            }
            catch (Exception exception) when (exception is LimitsBusyException or LimitsUnavailableException)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsJsonAsync(new { error = exception.Message });
            }
        }
    }

    /// <summary>A limit change as it is sent through the door.</summary>
    internal sealed record LimitDoorRequest(string AccountId, int SeenLimit, int NewLimit, string CorrelationId);
}

/// <summary>
/// Called by the runtime before the program: lets it find what the door's assembly needs and the program does not have.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var folder = Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file)
                ? context.LoadFromAssemblyPath(file)
                : null;
    }
}
