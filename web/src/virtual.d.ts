/** Written by theme.styles.ts at the build. */
declare module 'virtual:theme.css';
